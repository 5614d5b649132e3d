"""The columns of the worklist, painted as in the design."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPainter

from console.domain.contact import Allowed, Reason, Refused
from console.domain.promise import PromiseState
from console.runtime import formats, reasons
from console.ui.queue.cells import paint_amount, paint_chip_in, paint_icon_and_text
from console.ui.queue.lines import QueueLine
from console.ui.theme.icons import paint_icon
from console.ui.theme.theme import Theme
from console.ui.widgets.avatar import colour_index, initials, paint_avatar
from console.ui.widgets.chips import ChipKind, bucket_kind
from console.ui.widgets.columns import Column
from console.ui.widgets.paint import LEFT, RIGHT, paint_text, text_width
from console.ui.widgets.progress import paint_bar
from console.usecases.views import PromiseChip, QueueRow

translate = QCoreApplication.translate
HIGH, MIDDLE = 90, 75
SOON_S = 2 * 3600
LAST_S = SOON_S / 4
LAST_DIGITS = 4
PROMISE_KINDS: dict[str, ChipKind] = {
    PromiseState.OPEN: "accent",
    PromiseState.IN_GRACE: "warn",
    PromiseState.AWAITING_FILE: "warn",
    PromiseState.PENDING_APPROVAL: "bot",
    PromiseState.KEPT: "ok",
    PromiseState.KEPT_LATE: "ok",
    PromiseState.PARTIALLY_KEPT: "warn",
    PromiseState.BROKEN: "bad",
}
"""Promises that the list tells of; withdrawn and refused ones leave their cell empty."""


class QueueColumns:
    """Builds the columns for a desk: its language, its zone and the present instant.

    `shows_currency` is set while the list holds several currencies.
    """

    def __init__(self, now: Callable[[], datetime], lang: str, zone: str) -> None:
        self.now = now
        self.lang = lang
        self.zone = zone
        self.shows_currency = False
        self._zone = ZoneInfo(zone)

    def all(self) -> tuple[Column[QueueLine], ...]:
        """Every column, in the order of the design."""
        return (
            Column("priority", translate("QueueColumns", "Prioridad"), _score, 88,
                   paint=_paint_priority, is_sortable=False),
            Column("person", translate("QueueColumns", "Persona"), _person, 176, weight=500,
                   is_sortable=False, tooltip=_person),
            Column("account", translate("QueueColumns", "Cuenta"), account_text, 108,
                   paint=_paint_account, is_sortable=False, tooltip=self._account_tip),
            Column("dpd", translate("QueueColumns", "Mora"), _dpd, 62, paint=_paint_dpd,
                   is_sortable=False),
            Column("due", translate("QueueColumns", "Vencido"), self._due, 102, "right",
                   weight=600, paint=self._paint_due, is_sortable=False, tooltip=self._due),
            Column("contact", translate("QueueColumns", "Último contacto"), self._last, 116,
                   paint=self._paint_last, is_sortable=False),
            Column("window", translate("QueueColumns", "Ventana"), self._window, 118,
                   paint=self._paint_window, is_sortable=False),
            Column("promise", translate("QueueColumns", "Promesa"), self._promise, 136,
                   paint=self._paint_promise, is_sortable=False, tooltip=self._promise),
            Column("may", translate("QueueColumns", "Contacto"), self.may_text, 120,
                   paint=self._paint_may, is_sortable=False, tooltip=self._may_tip),
            Column("agent", translate("QueueColumns", "Agente"), _agent, 54,
                   paint=_paint_agent, is_sortable=False, tooltip=_agent),
        )  # fmt: skip

    # --- texts ------------------------------------------------------------------------------

    def _account_tip(self, line: QueueLine) -> str:
        row = line.row
        return " · ".join(part for part in (row.product, row.account_no, row.creditor) if part)

    def _due(self, line: QueueLine) -> str:
        return formats.money(line.row.due, line.row.country, code=self.shows_currency)

    def _today(self) -> date:
        return self.now().astimezone(self._zone).date()

    def _last(self, line: QueueLine) -> str:
        at = line.row.last_contact_at
        if at is None:
            return "—"
        local, today = at.astimezone(self._zone), self._today()
        if local.date() == today:
            return translate("QueueColumns", "hoy {time}").format(time=f"{local:%H:%M}")
        if local.date() == today - timedelta(days=1):
            return translate("QueueColumns", "ayer {time}").format(time=f"{local:%H:%M}")
        return formats.day(local.date(), self.lang, "short")

    def _left_s(self, line: QueueLine) -> float:
        closes = line.row.window_closes_at
        return (closes - self.now()).total_seconds() if closes else 0.0

    def _window(self, line: QueueLine) -> str:
        left_s = self._left_s(line)
        if left_s <= 0:
            return translate("QueueColumns", "Cerrada")
        return formats.duration(left_s)

    def _promise(self, line: QueueLine) -> str:
        promise = line.row.promise
        if promise is None or promise.state not in PROMISE_KINDS:
            return ""
        amount = formats.money(promise.amount, line.row.country)
        return self._promise_words(promise, amount)

    def _promise_words(self, promise: PromiseChip, amount: str) -> str:
        day = self._day_word(promise.due_on)
        patterns = {
            PromiseState.BROKEN: translate("QueueColumns", "Rota {day} {amount}"),
            PromiseState.PARTIALLY_KEPT: translate("QueueColumns", "En parte {amount}"),
            PromiseState.KEPT: translate("QueueColumns", "Cumplida {amount}"),
            PromiseState.KEPT_LATE: translate("QueueColumns", "Cumplida {amount}"),
            PromiseState.PENDING_APPROVAL: translate("QueueColumns", "Por aprobar {amount}"),
        }
        pattern = patterns.get(PromiseState(promise.state))
        if pattern is None:
            today = promise.due_on == self._today()
            due = translate("QueueColumns", "Hoy {amount}")
            pattern = due if today else translate("QueueColumns", "{day} {amount}")
        return pattern.format(day=day, amount=amount)

    def _day_word(self, on: date) -> str:
        """`hoy`, `ayer`, or the day."""
        words = {
            self._today(): translate("QueueColumns", "hoy"),
            self._today() - timedelta(days=1): translate("QueueColumns", "ayer"),
        }
        return words.get(on) or formats.day(on, self.lang, "short")

    def may_text(self, line: QueueLine) -> str:
        """Until when, from when, or why not."""
        decision, zone = line.decision, self._zone_of(line)
        if isinstance(decision, Allowed):
            until = decision.until.astimezone(zone)
            return translate("QueueColumns", "Hasta {time}").format(time=f"{until:%H:%M}")
        if decision.retry_at is not None:
            return self._from(decision.retry_at.astimezone(zone))
        return _never(decision)

    def _may_tip(self, line: QueueLine) -> str:
        """The gate's whole sentence: reason, rule and next time."""
        return reasons.sentence(line.decision, line.row.facts, self.lang, now=self.now())

    def _from(self, local: datetime) -> str:
        time, today = f"{local.hour}:{local:%M}", self.now().astimezone(local.tzinfo).date()
        if local.date() == today:
            return translate("QueueColumns", "Hoy {time}").format(time=time)
        if local.date() == today + timedelta(days=1):
            return translate("QueueColumns", "Mañana {time}").format(time=time)
        return formats.day(local.date(), self.lang, "short")

    def _zone_of(self, line: QueueLine) -> ZoneInfo:
        zones = line.row.facts.zones
        return ZoneInfo(zones[0]) if zones else self._zone

    # --- painting ---------------------------------------------------------------------------

    def _paint_due(self, painter: QPainter, box: QRectF, line: QueueLine) -> None:
        paint_amount(painter, box, line.row.due, line.row.country, code=self.shows_currency)

    def _paint_last(self, painter: QPainter, box: QRectF, line: QueueLine) -> None:
        row, theme = line.row, Theme.current()
        if row.last_contact_at is None:
            paint_text(painter, box, "—", theme.font("base"), theme.color("text3"), LEFT)
            return
        icon, tone = "arrow-up", "text3"
        if row.last_contact_failed:
            icon, tone = "x", "bad"
        elif row.last_contact_inbound:
            icon, tone = "arrow-down", "accent_text"
        paint_icon_and_text(painter, box, icon, tone, self._last(line), "text2")

    def _paint_window(self, painter: QPainter, box: QRectF, line: QueueLine) -> None:
        left_s, theme = self._left_s(line), Theme.current()
        text = self._window(line)
        if left_s <= 0:
            paint_text(painter, box, text, theme.font("base"), theme.color("text3"), LEFT)
            return
        kind: ChipKind = "bad" if left_s < LAST_S else "warn" if left_s < SOON_S else "neutral"
        paint_chip_in(painter, box, text, kind, "clock")

    def _paint_promise(self, painter: QPainter, box: QRectF, line: QueueLine) -> None:
        promise = line.row.promise
        if promise is None or promise.state not in PROMISE_KINDS:
            return
        kind = PROMISE_KINDS[promise.state]
        if promise.state == PromiseState.OPEN and promise.due_on <= self._today():
            kind = "warn"

        def shorter() -> str:
            amount = formats.short_money(promise.amount, line.row.country)
            return self._promise_words(promise, amount)

        paint_chip_in(painter, box, self._promise(line), kind, "calendar-check", shorter)

    def _paint_may(self, painter: QPainter, box: QRectF, line: QueueLine) -> None:
        decision = line.decision
        icon, tone = "lock", "text3"
        if isinstance(decision, Allowed):
            icon, tone = "check", "ok"
        elif decision.retry_at is not None:
            icon, tone = "clock", "warn"
        elif decision.reason is Reason.CONTACT_POINT_INVALID:
            icon, tone = "warning", "bad"
        paint_icon_and_text(painter, box, icon, tone, self.may_text(line), tone)


def account_text(line: QueueLine) -> str:
    """Product and the last four characters of the number: never all of it in a list."""
    return " ".join(part for part in (_product(line), _tail(line)) if part) or "—"


def _tail(line: QueueLine) -> str:
    number = line.row.account_no or ""
    return f"··{number[-LAST_DIGITS:]}" if number else ""


def _product(line: QueueLine) -> str:
    """The product's first word: "Préstamo personal" has no room in a list."""
    words = (line.row.product or "").split()
    return words[0].capitalize() if words else ""


def _never(decision: Refused) -> str:
    words = {
        Reason.CONTACT_POINT_INVALID: translate("QueueColumns", "Sin WhatsApp"),
        Reason.OPTED_OUT: translate("QueueColumns", "Pidió baja"),
        Reason.CLAIMED_BY_ANOTHER: translate("QueueColumns", "En gestión"),
        Reason.SOFT_PAUSE: translate("QueueColumns", "En pausa"),
        Reason.NO_CONSENT: translate("QueueColumns", "Sin permiso"),
        Reason.MARKETING_STOPPED: translate("QueueColumns", "Sin promociones"),
        Reason.ZONE_UNKNOWN: translate("QueueColumns", "Sin zona"),
        Reason.KILL_SWITCH: translate("QueueColumns", "Envíos parados"),
        Reason.PAYMENTS_NOT_FRESH: translate("QueueColumns", "Faltan pagos"),
    }
    return words.get(decision.reason) or translate("QueueColumns", "Excluido")


def _score(line: QueueLine) -> str:
    return str(line.row.priority)


def _person(line: QueueLine) -> str:
    return person_text(line.row) or translate("QueueColumns", "Sin nombre")


def person_text(row: QueueRow) -> str:
    """The name as one writes it, though the file came in capitals; empty without one."""
    return formats.person_name(row.person) if row.person else ""


def _dpd(line: QueueLine) -> str:
    days = line.row.dpd
    if days is None:
        return "—"
    if days <= 0:
        return translate("QueueColumns", "Al día")
    return translate("QueueColumns", "{days} d").format(days=days)


def _agent(line: QueueLine) -> str:
    return line.row.claimed_by or translate("QueueColumns", "Libre")


def _paint_priority(painter: QPainter, box: QRectF, line: QueueLine) -> None:
    theme, score = Theme.current(), line.row.priority
    number = QRectF(box.x(), box.y(), theme.px(26), box.height())
    font = theme.font("base", 600, tabular=True)
    paint_text(painter, number, str(score), font, theme.color("text"), LEFT)
    token = "bad_solid" if score >= HIGH else "warn_solid" if score >= MIDDLE else "accent"
    waits, side = is_waiting(line), theme.px(14)
    width = theme.px(40) - (side + theme.px(4) if waits else 0)
    bar = QRectF(number.right(), box.center().y() - theme.px(2), width, theme.px(5))
    paint_bar(painter, bar, score / 100, token)
    if waits:
        spot = QRectF(bar.right() + theme.px(4), box.center().y() - side / 2, side, side)
        paint_icon(painter, spot, "reply", "accent_text")


def is_waiting(line: QueueLine) -> bool:
    """Whether the person waits for our answer: they come first, whatever their score."""
    return any(term.code == "waiting" for term in line.row.terms)


def _paint_account(painter: QPainter, box: QRectF, line: QueueLine) -> None:
    """Where both do not fit, the product is cut and the number stays."""
    theme, text, tail = Theme.current(), account_text(line), _tail(line)
    font, ink = theme.font("base", tabular=True), theme.color("text2")
    if text_width(text, font) <= box.width() or not tail:
        paint_text(painter, box, text, font, ink, LEFT)
        return
    width = text_width(tail, font)
    paint_text(painter, box, tail, font, ink, RIGHT)
    name = box.adjusted(0, 0, -width - theme.px(4), 0)
    paint_text(painter, name, _product(line), font, ink, LEFT)


def _paint_dpd(painter: QPainter, box: QRectF, line: QueueLine) -> None:
    if line.row.dpd is None:
        theme = Theme.current()
        paint_text(painter, box, "—", theme.font("base"), theme.color("text3"), LEFT)
        return
    paint_chip_in(painter, box, _dpd(line), bucket_kind(line.row.dpd))


def _paint_agent(painter: QPainter, box: QRectF, line: QueueLine) -> None:
    theme, name = Theme.current(), line.row.claimed_by
    if name is None:
        paint_text(painter, box, _agent(line), theme.font("base"), theme.color("text3"), LEFT)
        return
    side = theme.px(24)
    spot = QRectF(box.x(), box.center().y() - side / 2, side, side)
    paint_avatar(painter, spot, initials(name), colour_index(name))
