"""The dialog of a promise: amount, day, how, evidence; limits and confirmation beside it."""

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from console.domain.contact import Allowed, Refused
from console.domain.money import Money
from console.domain.promise import LimitFinding, PromiseState
from console.domain.promise_dates import DateHint, SuggestedDate
from console.ui.inbox.decisions import over_composer
from console.ui.inbox.panel.masks import tail
from console.ui.inbox.thread.contents import spoken
from console.ui.inbox.thread.markup import plain
from console.ui.inbox.words import Words
from console.ui.promise.calendar import MonthGrid
from console.ui.promise.date_card import DateCard
from console.ui.promise.findings import AMOUNT_LIMITS, LISTED, complaint_of, figures_of, name_of
from console.ui.promise.presenter import Offer, Subject, Terms
from console.ui.promise.preview import ConfirmationPreview
from console.ui.theme.theme import Theme
from console.ui.widgets.avatar import Avatar
from console.ui.widgets.buttons import Button, IconButton
from console.ui.widgets.cards import KeyValueRow, Panel, Pic, hline, pad_layout
from console.ui.widgets.chips import Chip, FilterChip, bucket_kind
from console.ui.widgets.elide import ElidedLabel
from console.ui.widgets.labels import Label, Tone, field_caption
from console.ui.widgets.sheet import Sheet
from console.usecases.record_promise import PromiseMade
from console.usecases.views import ThreadItem


class PromiseDialog(Sheet):
    """Shows what holds and what is filled in. It decides nothing and awaits nothing."""

    account_chosen = Signal(object)  # AccountId
    amount_typed = Signal(str)
    amount_chosen = Signal(object)  # Money
    date_chosen = Signal(date)
    channel_chosen = Signal(str)
    evidence_chosen = Signal(object)  # message id or None
    sends_changed = Signal(bool)
    text_typed = Signal(str)
    record_asked = Signal()
    made = Signal(object)  # PromiseMade

    def __init__(self, subject: Subject, words: Words, parent: QWidget) -> None:
        super().__init__("", parent, 900, 640)
        self.show_title(self.tr("Registrar promesa de pago"), subject.person)
        self._words, self._subject = words, subject
        self._terms: Terms | None = None
        self._now: datetime | None = None
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        self._build_head()
        self._build_amount()
        self._build_dates()
        self._build_details()
        self._build_right()
        self._build_footer()
        self._assemble()
        self.amount.setFocus()

    # --- building -----------------------------------------------------------------------

    def _build_head(self) -> None:
        subject = self._subject
        person = Avatar(subject.person, subject.person_id, 36, subject.country)
        self.add_to_header(person, leading=True)
        self._due = Label("", "small", "text", 600, tabular=True)
        self._dpd = Chip("", "neutral")
        self.add_to_header(self._due)
        self.add_to_header(self._dpd)
        self.account = QComboBox()
        for each in self._subject.accounts:
            name = f"{self._words.name(each.product or each.creditor)} {tail(each.account_no)}"
            self.account.addItem(f"{name} · {self._words.money(each.due)}", each.id)
        self.account.currentIndexChanged.connect(
            lambda _index: self.account_chosen.emit(self.account.currentData())
        )

    def _build_amount(self) -> None:
        self.amount = QLineEdit()
        self.amount.setFixedWidth(Theme.current().px(190))
        self.amount.setFont(Theme.current().font("lead", 600, tabular=True))
        self.amount.setAccessibleName(self.tr("Monto"))
        self._currency = Label("", "small", "text3")
        self.amount_complaint = ElidedLabel("", "small", "bad")
        row = QHBoxLayout()
        row.addWidget(self.amount)
        row.addWidget(self._currency)
        row.addWidget(self.amount_complaint, 1)
        self._quick = QHBoxLayout()
        self._quick.setSpacing(Theme.current().px(6))
        self._quick.addStretch(1)
        self._amount_column = QVBoxLayout()
        self._amount_column.setSpacing(Theme.current().px(6))
        self._amount_column.addWidget(field_caption(self.tr("Monto"), self.amount))
        self._amount_column.addLayout(row)
        self._amount_column.addLayout(self._quick)
        self.amount.textEdited.connect(self.amount_typed)

    def _build_dates(self) -> None:
        self.grid = MonthGrid(self._words)
        self._month = Label("", "small", weight=500)
        back = IconButton("chevron-left", self.tr("Mes anterior"), small=True)
        forth = IconButton("chevron-right", self.tr("Mes siguiente"), small=True)
        head = QHBoxLayout()
        head.addWidget(field_caption(self.tr("Fecha"), self.grid))
        head.addStretch(1)
        for part in (self._month, back, forth):
            head.addWidget(part)
        calendar = QVBoxLayout()
        calendar.setSpacing(Theme.current().px(4))
        calendar.addLayout(head)
        calendar.addWidget(self.grid)
        self.date_complaint = Label("", "small", "bad", wrap=True)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(Theme.current().px(6))
        self._card_group = QButtonGroup(self)
        side = QVBoxLayout()
        side.setSpacing(Theme.current().px(6))
        side.addWidget(Label(self.tr("Fechas sugeridas"), "small", "text2", 500))
        side.addLayout(self._cards)
        side.addWidget(self.date_complaint)
        side.addStretch(1)
        self._dates = QHBoxLayout()
        self._dates.setSpacing(Theme.current().px(16))
        self._dates.addLayout(calendar)
        self._dates.addLayout(side, 1)
        back.clicked.connect(lambda: self.grid.turn(-1))
        forth.clicked.connect(lambda: self.grid.turn(1))
        self.grid.month_shown.connect(lambda on: self._month.setText(self._words.month(on)))
        self.grid.chosen.connect(self.date_chosen)

    def _build_details(self) -> None:
        self.channel, self.evidence = QComboBox(), QComboBox()
        for word in self._channels():
            self.channel.addItem(word, word)
        for item in self._subject.evidence:
            self.evidence.addItem(self._evidence_word(item), item.id)
        self.evidence.addItem(self.tr("Sin mensaje de respaldo"), None)
        self._details = QHBoxLayout()
        self._details.setSpacing(Theme.current().px(12))
        for name, field in (
            (self.tr("Cómo pagará"), self.channel),
            (self.tr("Respaldo"), self.evidence),
        ):
            column = QVBoxLayout()
            column.setSpacing(Theme.current().px(5))
            column.addWidget(field_caption(name, field))
            column.addWidget(field)
            self._details.addLayout(column, 1)
        self.channel.currentIndexChanged.connect(
            lambda _index: self.channel_chosen.emit(self.channel.currentData())
        )
        self.evidence.currentIndexChanged.connect(
            lambda _index: self.evidence_chosen.emit(self.evidence.currentData())
        )

    def _channels(self) -> list[str]:
        by_country = {
            "MX": ["SPEI", "OXXO"],
            "CO": ["PSE", "Efecty"],
            "BR": ["Pix", "Boleto"],
            "PE": ["PagoEfectivo", "Yape"],
            "CL": ["Webpay", "Servipag"],
            "AR": ["Mercado Pago", "Pago Fácil"],
        }
        mine = by_country.get(self._subject.country or "", [])
        return [
            self.tr("Sin definir"),
            *mine,
            self.tr("Transferencia"),
            self.tr("Sucursal o ventanilla"),
            self.tr("Tarjeta"),
        ]

    def _evidence_word(self, item: ThreadItem) -> str:
        hour = self._words.hour(item.at)
        if item.kind_name == "audio":
            return self.tr("Nota de voz {time}").format(time=hour)
        return f"{hour} · {plain(spoken(item))[:60]}"

    def _build_right(self) -> None:
        self._limits = QVBoxLayout()
        self._limits.setSpacing(Theme.current().px(7))
        self.preview = ConfirmationPreview()
        self.edit = Button(self.tr("Editar texto"), "link", small=True)
        self.edit.clicked.connect(self.edit_text)
        self.text = QPlainTextEdit()
        self.text.hide()
        self.text.setAccessibleName(self.tr("Mensaje de confirmación"))
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(Theme.current().px(118))
        self.sends = QCheckBox(self.tr("Enviar al registrar"))
        self.sends.setChecked(True)
        self._gate_pic, self._gate = (
            Pic("shield-check", "ok", 14),
            Label("", "small", wrap=True),
        )
        gate = QHBoxLayout()
        gate.addWidget(self._gate_pic, 0, Qt.AlignmentFlag.AlignTop)
        gate.addWidget(self._gate, 1)
        self._right.addWidget(Label(self.tr("Límites"), "small", "text2", 500))
        self._right.addLayout(self._limits)
        self._right.addWidget(hline())
        self._right.addWidget(field_caption(self.tr("Mensaje de confirmación"), self.text))
        self._right.addWidget(self.preview)
        self._right.addWidget(self.text)
        below = QHBoxLayout()
        below.addWidget(self.sends)
        below.addStretch(1)
        below.addWidget(self.edit)
        self._right.addLayout(below)
        self._right.addLayout(gate)
        self._right.addStretch(1)
        self.text.textChanged.connect(self._text_changed)
        self.sends.toggled.connect(self._sends_toggled)

    def _build_footer(self) -> None:
        self.note = Label("", "small", "text3")
        self.add_note(self.note)
        cancel = self.add_button(Button(self.tr("Cancelar")))
        self.record = self.add_button(
            Button(self.tr("Registrar y enviar"), icon="check"), is_primary=True
        )
        self.record.setEnabled(False)
        cancel.clicked.connect(self.reject)
        self.record.clicked.connect(self.record_asked)

    def _assemble(self) -> None:
        theme = Theme.current()
        if len(self._subject.accounts) > 1:
            self._left.addWidget(self.account)
        for part in (self._amount_column, self._dates, self._details):
            self._left.addLayout(part)
        self._left.addStretch(1)
        pad_layout(self._left, 20, 16, spacing=15)
        side = Panel(subtle=True)
        side.setFixedWidth(theme.px(330))
        side.setLayout(self._right)
        pad_layout(self._right, 18, 16, spacing=8)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addLayout(self._left, 1)
        row.addWidget(side)
        self.body.addLayout(row, 1)

    @override
    def restyle(self) -> None:
        """The body reaches the edges of the sheet."""
        super().restyle()
        self.body.setContentsMargins(1, 0, 1, 0)

    # --- what is shown ------------------------------------------------------------------

    def show_terms(self, terms: Terms, now: datetime) -> None:
        """What holds for the chosen account."""
        self._terms, self._now = terms, now
        account = terms.account
        due = self.tr("vencido {amount}").format(amount=self._words.money(account.due))
        self._due.setText(due)
        days = self.tr("{days} d").format(days=account.dpd)
        late = days if account.dpd else self.tr("Al día")
        self._dpd.show_text(late, bucket_kind(account.dpd))
        product = self._words.name(account.product or account.creditor)
        name = f"{product} {tail(account.account_no)}"
        self.subtitle.setText(f"{self._subject.person} · {name}")
        self._currency.setText(terms.facts.currency)
        self._show_quick(terms)
        suggested = frozenset(each.on for each in terms.suggested)
        self.grid.show_days(terms.facts.today, terms.last_on, terms.closed, suggested)
        self._show_suggested(terms.suggested[:3])
        self._show_gate()

    def _show_quick(self, terms: Terms) -> None:
        words = {
            "all": self.tr("Todo lo vencido {amount}"),
            "least": self.tr("Mínimo {amount}"),
            "half": self.tr("Mitad {amount}"),
        }
        _empty(self._quick)
        for name, amount in terms.quick:
            chip = FilterChip(words[name].format(amount=self._words.money(amount)))
            chip.setProperty("minor", amount.minor)
            chip.clicked.connect(lambda _on, amount=amount: self.amount_chosen.emit(amount))
            self._quick.addWidget(chip)
        self._quick.addStretch(1)

    def _show_suggested(self, suggested: Sequence[SuggestedDate]) -> None:
        _empty(self._cards)
        for each in suggested:
            day = self._words.weekday(each.on)
            card = DateCard(each.on, day[:1].upper() + day[1:], self._hint(each.hint))
            card.clicked.connect(lambda _on, on=each.on: self.date_chosen.emit(on))
            self._card_group.addButton(card)
            self._cards.addWidget(card)

    def _hint(self, hint: DateHint) -> str:
        return {
            DateHint.PAYDAY: self.tr("Ese día le pagan"),
            DateHint.TOMORROW: self.tr("Lo antes posible"),
            DateHint.NEXT_BUSINESS_DAY: self.tr("El primer día hábil"),
            DateHint.FORTNIGHT: self.tr("Día de quincena"),
            DateHint.MONTH_END: self.tr("Antes del cierre del mes"),
            DateHint.BEFORE_BUCKET: self.tr("Evita pasar al siguiente tramo"),
        }[hint]

    def show_offer(self, offer: Offer) -> None:
        """What is filled in; a field with the cursor in it is left alone."""
        if offer.amount is not None and not self.amount.hasFocus():
            self.amount.setText(self._words.money(offer.amount))
        elif offer.amount is not None and not self.amount.text():
            self.amount.setText(self._words.money(offer.amount))
            self.amount.selectAll()
        self._mark_quick(offer.amount)
        self.grid.show_chosen(offer.due_on)
        for card in self._card_group.buttons():
            if isinstance(card, DateCard):
                card.setChecked(card.on == offer.due_on)
        if not offer.text_is_own and offer.text != self.text.toPlainText():
            self.text.blockSignals(True)  # noqa: FBT003 - Qt's own signature
            self.text.setPlainText(offer.text)
            self.preview.show_text(offer.text)
            self.text.blockSignals(False)  # noqa: FBT003 - Qt's own signature

    def quick_chips(self) -> list[FilterChip]:
        """The quick amounts, as shown."""
        items = (self._quick.itemAt(place) for place in range(self._quick.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, FilterChip)]

    def _mark_quick(self, amount: Money | None) -> None:
        for chip in self.quick_chips():
            chip.setChecked(amount is not None and chip.property("minor") == amount.minor)
            chip.update()

    def show_findings(
        self, findings: Sequence[LimitFinding], state: PromiseState | None
    ) -> None:
        """Limits kept and not; the reason stands beside the field it is about."""
        currency = self._terms.facts.currency if self._terms else ""
        failed = [finding for finding in findings if not finding.ok]
        self._list_limits(findings, currency)
        amounts = [f for f in failed if f.limit in AMOUNT_LIMITS]
        others = [f for f in failed if f.limit not in AMOUNT_LIMITS]
        self._complain(self.amount_complaint, amounts, currency)
        self._complain(self.date_complaint, others, currency)
        self.amount.setProperty("invalid", bool(amounts))
        self.amount.style().unpolish(self.amount)
        self.amount.style().polish(self.amount)
        self.record.setEnabled(state is not None)
        waits = state is PromiseState.PENDING_APPROVAL
        self.note.setText(
            self.tr("La confirmación sale cuando supervisión la apruebe")
            if waits
            else self.tr("Queda en la línea de tiempo con tu nombre y hora")
        )
        self._name_button(waits=waits)

    def _name_button(self, *, waits: bool) -> None:
        if waits:
            word = self.tr("Pedir aprobación")
        elif self.sends.isChecked() and self.sends.isEnabled():
            word = self.tr("Registrar y enviar")
        else:
            word = self.tr("Registrar")
        self.record.setText(word)
        self.record.restyle()

    def _list_limits(self, findings: Sequence[LimitFinding], currency: str) -> None:
        _empty(self._limits)
        for finding in findings:
            if finding.limit in LISTED or not finding.ok:
                icon = "check" if finding.ok else "warning" if finding.approvable else "x"
                tone: Tone = "ok" if finding.ok else "warn" if finding.approvable else "bad"
                figures = figures_of(finding, currency, self._words)
                row = KeyValueRow(name_of(finding.limit), figures, icon, tone)
                self._limits.addWidget(row)

    def _complain(self, label: Label, failed: Sequence[LimitFinding], currency: str) -> None:
        worst = sorted(failed, key=lambda finding: finding.approvable)[:1]
        text = complaint_of(worst[0], currency, self._words) if worst else ""
        label.setText(text)
        label.setToolTip(text)
        label.set_tone("warn" if worst and worst[0].approvable else "bad")

    def _show_gate(self) -> None:
        terms, now = self._terms, self._now
        if terms is None or now is None:
            return
        standing = terms.standing
        can_send = isinstance(standing, Allowed)
        self.sends.setEnabled(can_send)
        if standing is None:
            text = self.tr("No hay conversación: la confirmación no se envía.")
        elif isinstance(standing, Refused):
            said = over_composer(standing, terms.contact, self._words, now)
            text = self.tr("La confirmación no puede salir ahora: {reason}").format(
                reason=said.title
            )
        else:
            text = self.tr("Mensaje libre, ventana abierta, sin costo")
        self._gate.setText(text)
        self._gate.set_tone("ok" if can_send else "warn")
        self._gate_pic.show_icon(
            "shield-check" if can_send else "warning", "ok" if can_send else "warn"
        )
        if not can_send and self.sends.isChecked():
            self.sends.setChecked(False)

    def show_unknown(self) -> None:
        """The account is gone."""
        self.amount_complaint.setText(self.tr("La cuenta ya no está en la cartera."))

    def finish(self, made: PromiseMade) -> None:
        """It is stored."""
        self.made.emit(made)
        self.accept()

    # --- gestures -----------------------------------------------------------------------

    def edit_text(self) -> None:
        """Change the words of the confirmation; from then on they stay."""
        self.preview.hide()
        self.edit.hide()
        self.text.show()
        self.text.setFocus()

    def _text_changed(self) -> None:
        self.text_typed.emit(self.text.toPlainText())

    def _sends_toggled(self, is_on: bool) -> None:  # noqa: FBT001 - Qt's toggled(bool)
        self.sends_changed.emit(is_on)


def _empty(layout: QHBoxLayout | QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
