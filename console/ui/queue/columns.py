"""The columns of the worklist, painted as in the design."""

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPainter

from console.domain.contact import Allowed, Reason, Refused
from console.runtime import formats
from console.ui.queue.lines import QueueLine
from console.ui.theme.icons import paint_icon
from console.ui.theme.theme import Theme
from console.ui.widgets.avatar import colour_index, initials, paint_avatar
from console.ui.widgets.chips import ChipKind, bucket_kind, chip_height, paint_chip
from console.ui.widgets.columns import Column
from console.ui.widgets.paint import LEFT, paint_text
from console.ui.widgets.progress import paint_bar

translate = QCoreApplication.translate
HIGH, MIDDLE = 90, 75
SOON_S = 2 * 3600
LAST_DIGITS = 4


class QueueColumns:
    """Builds the columns for a desk: its language, its zone and the present instant."""

    def __init__(self, now: Callable[[], datetime], lang: str, zone: str) -> None:
        self._now = now
        self._lang = lang
        self._zone = ZoneInfo(zone)

    def all(self) -> tuple[Column[QueueLine], ...]:
        """Every column, in the order of the design."""
        return (
            Column("priority", translate("QueueColumns", "Prioridad"), _score, 96,
                   paint=_paint_priority, tooltip=self._why),
            Column("person", translate("QueueColumns", "Persona"), _person, 190, weight=500,
                   stretches=True),
            Column("account", translate("QueueColumns", "Cuenta"), account_text, 132),
            Column("dpd", translate("QueueColumns", "Mora"), _dpd, 70, paint=_paint_dpd),
            Column("due", translate("QueueColumns", "Vencido"), self._due, 116, "right",
                   weight=600),
            Column("contact", translate("QueueColumns", "Último contacto"), self._last, 126,
                   paint=self._paint_last),
            Column("window", translate("QueueColumns", "Ventana"), self._window, 116,
                   paint=self._paint_window),
            Column("promise", translate("QueueColumns", "Promesa"), self._promise, 146,
                   paint=self._paint_promise),
            Column("may", translate("QueueColumns", "Contacto"), self.may_text, 136,
                   paint=self._paint_may),
            Column("agent", translate("QueueColumns", "Agente"), self._agent, 66,
                   paint=self._paint_agent),
        )  # fmt: skip

    # --- texts ------------------------------------------------------------------------------

    def _why(self, line: QueueLine) -> str:
        return "\n".join(f"{term.points:+d}  {term_text(term.code)}" for term in line.row.terms)

    def _due(self, line: QueueLine) -> str:
        return formats.money(line.row.due, line.row.country)

    def _last(self, line: QueueLine) -> str:
        at = line.row.last_contact_at
        return "—" if at is None else self._when(at)

    def _when(self, at: datetime) -> str:
        local, today = at.astimezone(self._zone), self._now().astimezone(self._zone).date()
        time = f"{local:%H:%M}"
        if local.date() == today:
            return translate("QueueColumns", "hoy {time}").format(time=time)
        if local.date() == today - timedelta(days=1):
            return translate("QueueColumns", "ayer {time}").format(time=time)
        return formats.day(local.date(), self._lang, "short")

    def _left_s(self, line: QueueLine) -> float:
        closes = line.row.window_closes_at
        return (closes - self._now()).total_seconds() if closes else 0.0

    def _window(self, line: QueueLine) -> str:
        left_s = self._left_s(line)
        if left_s <= 0:
            return translate("QueueColumns", "Cerrada")
        return formats.duration(left_s)

    def _promise(self, line: QueueLine) -> str:
        promise = line.row.promise
        if promise is None:
            return ""
        amount = formats.money(promise.amount, line.row.country)
        today = self._now().astimezone(self._zone).date()
        if promise.state == "broken":
            return translate("QueueColumns", "Rota {amount}").format(amount=amount)
        if promise.due_on == today:
            return translate("QueueColumns", "Vence hoy {amount}").format(amount=amount)
        day = formats.day(promise.due_on, self._lang, "short")
        return f"{day} {amount}"

    def may_text(self, line: QueueLine) -> str:
        """Until when, from when, or why not."""
        decision = line.decision
        zone = self._zone_of(line)
        if isinstance(decision, Allowed):
            return translate("QueueColumns", "Hasta {time}").format(
                time=f"{decision.until.astimezone(zone):%H:%M}"
            )
        if decision.retry_at is not None:
            return self._from(decision.retry_at.astimezone(zone))
        return _never(decision)

    def _from(self, local: datetime) -> str:
        today = self._now().astimezone(local.tzinfo).date()
        if local.date() == today:
            return translate("QueueColumns", "Hoy {time}").format(time=f"{local:%H:%M}")
        if local.date() == today + timedelta(days=1):
            return translate("QueueColumns", "Mañana {time}").format(time=f"{local:%H:%M}")
        return formats.day(local.date(), self._lang, "short")

    def _zone_of(self, line: QueueLine) -> ZoneInfo:
        zones = line.row.facts.zones
        return ZoneInfo(zones[0]) if zones else self._zone

    def _agent(self, line: QueueLine) -> str:
        return line.row.claimed_by or translate("QueueColumns", "Libre")

    # --- painting ---------------------------------------------------------------------------

    def _paint_last(self, painter: QPainter, box: QRectF, line: QueueLine) -> None:
        row, theme = line.row, Theme.current()
        if row.last_contact_at is None:
            paint_text(painter, box, "—", theme.font("base"), theme.color("text3"), LEFT)
            return
        icon = "arrow-down" if row.last_contact_inbound else "arrow-up"
        tone = "accent_text" if row.last_contact_inbound else "text3"
        if row.last_contact_failed:
            icon, tone = "x", "bad"
        _icon_and_text(painter, box, icon, tone, self._last(line), "text2")

    def _paint_window(self, painter: QPainter, box: QRectF, line: QueueLine) -> None:
        left_s, theme = self._left_s(line), Theme.current()
        text = self._window(line)
        if left_s <= 0:
            paint_text(painter, box, text, theme.font("base"), theme.color("text2"), LEFT)
            return
        kind: ChipKind = (
            "bad" if left_s < SOON_S / 4 else "warn" if left_s < SOON_S else "neutral"
        )
        paint_chip(painter, box.x(), _chip_top(box), text, kind, "clock")

    def _paint_promise(self, painter: QPainter, box: QRectF, line: QueueLine) -> None:
        promise = line.row.promise
        if promise is None:
            return
        today = self._now().astimezone(self._zone).date()
        kind: ChipKind = "accent"
        if promise.state == "broken":
            kind = "bad"
        elif promise.due_on <= today:
            kind = "warn"
        paint_chip(
            painter, box.x(), _chip_top(box), self._promise(line), kind, "calendar-check"
        )

    def _paint_may(self, painter: QPainter, box: QRectF, line: QueueLine) -> None:
        decision = line.decision
        if isinstance(decision, Allowed):
            icon, tone = "check", "ok"
        elif decision.retry_at is not None:
            icon, tone = "clock", "warn"
        else:
            icon, tone = "lock", "text3"
        _icon_and_text(painter, box, icon, tone, self.may_text(line), tone)

    def _paint_agent(self, painter: QPainter, box: QRectF, line: QueueLine) -> None:
        theme = Theme.current()
        name = line.row.claimed_by
        if name is None:
            paint_text(
                painter, box, self._agent(line), theme.font("small"), theme.color("text3"), LEFT
            )
            return
        side = theme.px(24)
        spot = QRectF(box.x(), box.center().y() - side / 2, side, side)
        paint_avatar(painter, spot, initials(name), colour_index(name))


def account_text(line: QueueLine) -> str:
    """Product and the last four characters of the number: never all of it in a list."""
    number = line.row.account_no or ""
    tail = f"··{number[-LAST_DIGITS:]}" if number else ""
    return " ".join(part for part in ((line.row.product or "").capitalize(), tail) if part)


def term_text(code: str) -> str:
    """A part of the priority in words."""
    words = {
        "value": translate("QueueColumns", "Monto vencido"),
        "urgency": translate("QueueColumns", "Cerca de pasar de tramo"),
        "propensity": translate("QueueColumns", "Probable que responda"),
        "event": translate("QueueColumns", "Pasó algo que atender"),
        "fairness": translate("QueueColumns", "Tiempo sin contacto"),
    }
    return words.get(code, code)


def _never(decision: Refused) -> str:
    if decision.reason is Reason.CONTACT_POINT_INVALID:
        return translate("QueueColumns", "Sin WhatsApp")
    if decision.reason is Reason.OPTED_OUT:
        return translate("QueueColumns", "Pidió no escribirle")
    if decision.reason is Reason.CLAIMED_BY_ANOTHER:
        return translate("QueueColumns", "En gestión")
    if decision.reason is Reason.SOFT_PAUSE:
        return translate("QueueColumns", "En pausa")
    return translate("QueueColumns", "Excluido")


def _score(line: QueueLine) -> str:
    return str(line.row.priority)


def _person(line: QueueLine) -> str:
    return line.row.person or translate("QueueColumns", "Sin nombre")


def _dpd(line: QueueLine) -> str:
    days = line.row.dpd
    if days is None:
        return "—"
    return translate("QueueColumns", "{days} d").format(days=days)


def _paint_priority(painter: QPainter, box: QRectF, line: QueueLine) -> None:
    theme, score = Theme.current(), line.row.priority
    number = QRectF(box.x(), box.y(), theme.px(26), box.height())
    font = theme.font("base", 600, tabular=True)
    paint_text(painter, number, str(score), font, theme.color("text"), LEFT)
    token = "bad_solid" if score >= HIGH else "warn_solid" if score >= MIDDLE else "accent"
    bar = QRectF(number.right(), box.center().y() - theme.px(2), theme.px(38), theme.px(4))
    paint_bar(painter, bar, score / 100, token)


def _paint_dpd(painter: QPainter, box: QRectF, line: QueueLine) -> None:
    if line.row.dpd is None:
        theme = Theme.current()
        paint_text(painter, box, "—", theme.font("base"), theme.color("text3"), LEFT)
        return
    text = translate("QueueColumns", "Al día") if line.row.dpd <= 0 else _dpd(line)
    paint_chip(painter, box.x(), _chip_top(box), text, bucket_kind(line.row.dpd))


def _chip_top(box: QRectF) -> float:
    return box.center().y() - chip_height() / 2


def _icon_and_text(
    painter: QPainter, box: QRectF, icon: str, icon_tone: str, text: str, tone: str
) -> None:
    theme = Theme.current()
    side = theme.px(12)
    spot = QRectF(box.x(), box.center().y() - side / 2, side, side)
    paint_icon(painter, spot, icon, icon_tone)
    words = box.adjusted(side + theme.px(6), 0, 0, 0)
    font = theme.font("base", tabular=True)
    paint_text(painter, words, text, font, theme.color(tone), LEFT)
