"""Blocks of the side panel, each made from values and thrown away with them."""

from collections.abc import Iterable
from datetime import datetime, time

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.domain.contact import Allowed, Channel, ContactFacts, Decision
from console.domain.money import Money
from console.ui.inbox.decisions import in_panel, zone_of
from console.ui.inbox.panel.masks import masked_document, tail
from console.ui.inbox.panel.presenter import PersonShown
from console.ui.inbox.panel.wording import language_word, promise_words, term_words
from console.ui.inbox.words import Words
from console.ui.widgets.buttons import Button, IconButton
from console.ui.widgets.cards import (
    Card,
    IconTile,
    KeyValueRow,
    Pic,
    hline,
    pad_layout,
    section_caption,
)
from console.ui.widgets.chips import Chip, bucket_kind
from console.ui.widgets.elide import ElidedLabel
from console.ui.widgets.labels import Label, Tone
from console.ui.widgets.policy_bar import PolicyBar
from console.usecases.views import AccountRow, ContactPointRow, PersonPanel


class Block(QWidget):
    """A padded part of the panel with a line below it."""

    def __init__(self, down: int = 12, spacing: int = 6, *, line: bool = True) -> None:
        super().__init__()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self.body = QVBoxLayout()
        pad_layout(self.body, 16, down, spacing=spacing)
        whole.addLayout(self.body)
        if line:
            whole.addWidget(hline())

    def row(self, *widgets: QWidget | None, spacing: int = 6) -> QHBoxLayout:
        """Widgets beside each other; None is a stretch."""
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(spacing)
        for widget in widgets:
            if widget is None:
                row.addStretch(1)
            else:
                row.addWidget(widget, 1 if isinstance(widget, ElidedLabel) else 0)
        self.body.addLayout(row)
        return row


class IdentityBlock(Block):
    """Document, place and language, covered until they are asked for."""

    reveal_asked = Signal(str)

    def __init__(self, panel: PersonPanel, revealed: frozenset[str]) -> None:
        super().__init__(down=9)
        number = panel.doc_number or ""
        known = number if "document" in revealed else masked_document(number)
        kind = panel.doc_type or self.tr("Documento")
        self.document = Label(known or self.tr("sin documento"), "small", tabular=True)
        parts = [language_word(panel.language)]
        if panel.region:
            parts.insert(0, panel.region)
        place = ElidedLabel("· " + " · ".join(parts), "small", "text3")
        eye = IconButton("eye", self.tr("Ver completo; queda registrado"), small=True)
        if not number or "document" in revealed:
            eye.hide()  # shown before it has a parent, it would be a window of its own
        eye.clicked.connect(lambda: self.reveal_asked.emit("document"))
        self.eye = eye
        self.row(Label(kind, "small", "text3"), self.document, eye, place)


class PolicyBlock(Block):
    """May we begin, until when and by which rule; the day as a bar; what was counted."""

    def __init__(self, shown: PersonShown, words: Words, now: datetime) -> None:
        super().__init__()
        facts = shown.panel.facts
        if shown.begin is None or facts is None:
            self.body.addWidget(
                Label(
                    self.tr("Este número no tiene cuentas asignadas."),
                    "small",
                    "text2",
                    wrap=True,
                )
            )
            return
        said = in_panel(shown.begin, facts, words, now)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(IconTile(said.icon, said.tone, 28), 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(1)
        self.title = Label(said.title, weight=600, tone=_strong(said.tone), wrap=True)
        texts.addWidget(self.title)
        texts.addWidget(Label(said.detail, "small", "text2", wrap=True))
        head.addLayout(texts, 1)
        self.body.addLayout(head)
        self._add_bar(shown.begin, facts, words, now)
        self._add_checks(shown, facts, words, now)

    def _add_bar(
        self, decision: Decision, facts: ContactFacts, words: Words, now: datetime
    ) -> None:
        zone = zone_of(facts, words)
        hours = decision.hours_local
        windows: tuple[tuple[time, time], ...] = ()
        if hours is not None:
            windows = ((hours[0].time(), hours[1].time()),)
        bar = PolicyBar()
        is_allowed = isinstance(decision, Allowed)
        bar.show_day(windows, now.astimezone(zone).time(), is_allowed=is_allowed)
        self.body.addWidget(bar)

    def _add_checks(
        self, shown: PersonShown, facts: ContactFacts, words: Words, now: datetime
    ) -> None:
        zone = zone_of(facts, words)
        today = now.astimezone(zone).date()
        ours = [c for c in facts.contacts if c.opened_by_us]
        made = sum(1 for c in ours if c.at.astimezone(zone).date() == today)
        left = shown.begin.contacts_left_today if isinstance(shown.begin, Allowed) else None
        counted = str(made)
        if left is not None:
            counted = self.tr("{made} de {cap}").format(made=made, cap=made + left)
        self._check(self.tr("Contactos iniciados hoy"), counted, ok=left is None or left > 0)
        week = {
            c.channel
            for c in ours
            if c.at.astimezone(zone).isocalendar()[:2] == today.isocalendar()[:2]
        }
        channels = ", ".join(sorted(_channel_word(c) for c in week)) or self.tr("ninguno")
        self._check(self.tr("Canal de la semana"), channels, ok=week <= {Channel.WHATSAPP})
        may_answer = isinstance(shown.answer, Allowed)
        answer = self.tr("Permitido") if may_answer else self.tr("No ahora")
        self._check(self.tr("Responder a sus mensajes"), answer, ok=may_answer)

    def _check(self, name: str, value: str, *, ok: bool) -> None:
        icon, tone = ("check", "ok") if ok else ("x", "warn")
        self.body.addWidget(KeyValueRow(name, value, icon, _tone(tone)))


def _tone(name: str) -> Tone:
    return "ok" if name == "ok" else "warn"


def _strong(tone: Tone) -> Tone:
    return "text" if tone == "ok" else tone


def _channel_word(channel: Channel) -> str:
    return {"whatsapp": "WhatsApp", "sms": "SMS"}.get(channel, channel.value)


class ReasonsBlock(Block):
    """Why this person is where they are in the queue, signed; and the steps one can take."""

    promise_wanted = Signal()

    def __init__(self, panel: PersonPanel, menu_button: Button) -> None:
        super().__init__()
        if panel.terms:
            self.body.addWidget(_reasons_card(panel))
        promise = Button(self.tr("Registrar promesa"), "primary", "calendar-check", small=True)
        promise.setEnabled(bool(panel.accounts))
        promise.clicked.connect(self.promise_wanted)
        self.row(promise, menu_button, None, spacing=8)


def _reasons_card(panel: PersonPanel) -> Card:
    card = Card(padding=10, spacing=3)
    head = QHBoxLayout()
    head.addWidget(Pic("sort", "accent_text", 14))
    caption = QCoreApplication.translate("Panel", "Prioridad en la cola")
    head.addWidget(Label(caption, "caption", "accent_text", 600), 1)
    score = "" if panel.priority is None else str(panel.priority)
    head.addWidget(Label(score, "caption", "accent_text", 600, tabular=True))
    card.body.addLayout(head)
    for term in panel.terms:
        line = QHBoxLayout()
        sign = "+" if term.points >= 0 else "−"
        points = Label(
            f"{sign}{abs(term.points)}",
            "small",
            "ok" if term.points >= 0 else "bad",
            600,
            tabular=True,
        )
        points.setFixedWidth(points.fontMetrics().horizontalAdvance("+00") + 8)
        line.addWidget(points)
        line.addWidget(ElidedLabel(term_words(term), "small", "text2"), 1)
        card.body.addLayout(line)
    return card


class AccountsBlock(Block):
    """Accounts with their arrears, and the sum of what is past due per currency."""

    def __init__(self, accounts: tuple[AccountRow, ...], words: Words) -> None:
        super().__init__(spacing=2)
        caption = self.tr("Cuentas · {count}").format(count=len(accounts))
        total = " · ".join(words.money(money) for money in sums(a.due for a in accounts))
        self.row(
            section_caption(caption),
            None,
            Label(self.tr("Total vencido"), "small", "text3"),
            Label(total, "small", "text", 600, tabular=True),
        )
        for number, account in enumerate(accounts):
            if number:
                self.body.addWidget(hline())
            self._add(account, words)

    def _add(self, account: AccountRow, words: Words) -> None:
        days = self.tr("{days} d").format(days=account.dpd)
        late = days if account.dpd else self.tr("Al día")
        chip = Chip(late, bucket_kind(account.dpd))
        if not account.workable:
            chip = Chip(self.tr("No gestionable"), "bad", "lock")
        name = words.name(account.product or account.creditor)
        top = ElidedLabel(f"{name} {tail(account.account_no)}", weight=500)
        top.setToolTip(f"{account.creditor} · {account.account_no or ''}")
        self.row(top, chip).setContentsMargins(0, 6, 0, 0)
        balance = words.money(account.balance) if account.balance else "—"
        balance = self.tr("Saldo {amount}").format(amount=balance)
        self.row(
            Label(balance, "small", "text3", tabular=True),
            None,
            Label(self.tr("Vencido"), "small", "text3"),
            Label(words.money(account.due), "base", "text", 600, tabular=True),
        ).setContentsMargins(0, 0, 0, 6)


def sums(amounts: Iterable[Money]) -> list[Money]:
    """One sum per currency, in order of appearance."""
    totals: dict[str, Money] = {}
    for amount in amounts:
        known = totals.get(amount.currency)
        totals[amount.currency] = amount if known is None else known + amount
    return list(totals.values())


class PromisesBlock(Block):
    """Promises with their state."""

    def __init__(self, panel: PersonPanel, words: Words, now: datetime) -> None:
        super().__init__(spacing=4)
        self.row(section_caption(self.tr("Promesas y pagos")), None)
        if not panel.promises:
            self.body.addWidget(Label(self.tr("Todavía no hay promesas."), "small", "text3"))
        today = words.local(now).date()
        for promise in panel.promises[:6]:
            text, icon, tone = promise_words(promise, today)
            self.row(
                Pic(icon, tone, 14),
                Label(words.short_day(promise.due_on), tabular=True),
                Label(words.money(promise.amount), weight=500, tabular=True),
                ElidedLabel(text, "small", "text2"),
                spacing=8,
            )


class ConsentBlock(Block):
    """What the person allowed and asked for."""

    def __init__(self, panel: PersonPanel, words: Words) -> None:
        super().__init__(line=False)
        self.body.addWidget(section_caption(self.tr("Consentimiento y preferencias")))
        for point in panel.contact_points[:5]:
            text, icon, tone, at = self._state_of(point)
            when = words.full_day(words.local(at).date()) if at else ""
            self.row(
                Pic(icon, tone, 14),
                ElidedLabel(text, "small"),
                Label(when, "small", "text3", tabular=True),
            )

    def _state_of(self, point: ContactPointRow) -> tuple[str, str, Tone, datetime | None]:
        shown = point.value if point.kind != "phone" else f"···{point.value[-4:]}"
        if point.opted_out_at is not None:
            gone = self.tr("{number}: pidió no recibir mensajes").format(number=shown)
            return gone, "x", "bad", point.opted_out_at
        if not point.valid:
            return self.tr("{number}: no es suyo").format(number=shown), "x", "bad", None
        if point.consent:
            fine = self.tr("{number}: WhatsApp autorizado").format(number=shown)
            return fine, "check", "ok", point.consent_at
        if point.consent is False:
            no = self.tr("{number}: no autorizó WhatsApp").format(number=shown)
            return no, "x", "bad", point.consent_at
        unknown = self.tr("{number}: autorización desconocida").format(number=shown)
        return unknown, "help", "text3", None
