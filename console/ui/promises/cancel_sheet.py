"""Withdrawing a promise, with the reason that stays in its history."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from console.runtime import formats
from console.ui.theme.theme import Theme
from console.ui.widgets.buttons import Button
from console.ui.widgets.fields import mark_invalid
from console.ui.widgets.labels import Label, field_caption
from console.ui.widgets.sheet import Sheet
from console.usecases.views import PromiseRow

WIDTH_PX = 460


class CancelSheet(Sheet):
    """One of a few reasons, or one's own words. Reports; decides nothing."""

    confirmed = Signal(object, str)  # PromiseRow, reason

    def __init__(self, row: PromiseRow, lang: str, parent: QWidget) -> None:
        super().__init__("", parent, WIDTH_PX)
        self._row = row
        day = formats.day(row.due_on, lang, "long")
        facts = (formats.person_name(row.person or ""), formats.money(row.amount), day)
        self.show_title(self.tr("Cancelar la promesa"), " · ".join(filter(None, facts)))
        self._group = QButtonGroup(self)
        self.choices: dict[str, QRadioButton] = {}
        self._ask()

    def _ask(self) -> None:
        self.body.addWidget(Label(self.tr("¿Por qué se cancela?"), weight=500))
        column = QVBoxLayout()
        column.setSpacing(Theme.current().px(8))
        for key, text in self._reasons():
            radio = QRadioButton(text)
            self.choices[key] = radio
            self._group.addButton(radio)
            column.addWidget(radio)
        self.body.addLayout(column)
        self.note = QLineEdit()
        self.body.addWidget(field_caption(self.tr("Detalle"), self.note))
        self.body.addWidget(self.note)
        self.trouble = Label("", "small", "bad")
        self.trouble.hide()
        self.body.addWidget(self.trouble)
        hint = self.tr("Queda en la historia de la promesa, con tu nombre y la hora.")
        self.body.addWidget(Label(hint, "small", "text3", wrap=True))
        self.keep = self.add_button(Button(self.tr("Conservarla")))
        self.confirm = self.add_button(Button(self.tr("Cancelar la promesa"), "danger", "x"))
        self.keep.clicked.connect(self.reject)
        self.confirm.clicked.connect(self._confirm)
        self.choices["debtor"].setChecked(True)
        self.choices["debtor"].setFocus()

    def _reasons(self) -> tuple[tuple[str, str], ...]:
        return (
            ("debtor", self.tr("La persona ya no puede o no quiere")),
            ("mistake", self.tr("Se registró por error")),
            ("other_way", self.tr("Acordó otra forma de pago")),
            ("other", self.tr("Otro motivo")),
        )

    def reason(self) -> str:
        """The chosen reason and the detail, as one text; empty when nothing was said."""
        chosen = next(key for key, radio in self.choices.items() if radio.isChecked())
        note = self.note.text().strip()
        if chosen == "other":
            return note
        words = self.choices[chosen].text()
        return f"{words}. {note}" if note else words

    def _confirm(self) -> None:
        reason = self.reason()
        mark_invalid(self.note, invalid=not reason)
        if not reason:
            self.trouble.setText(self.tr("Escribe cuál es el otro motivo."))
            self.trouble.show()
            self.note.setFocus()
            return
        self.confirmed.emit(self._row, reason)
        self.accept()
