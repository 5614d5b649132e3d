"""Small sheets: to whom, until when, a label's name and colour, and "are you sure"."""

from collections.abc import Iterator
from datetime import UTC, datetime

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from console.ui.inbox.conversations.marks import LABEL_KINDS, colour_word
from console.ui.widgets.buttons import Button
from console.ui.widgets.fields import Choice, DateField
from console.ui.widgets.labels import Label
from console.ui.widgets.sheet import Sheet

HALF = 30


class _Asking(Sheet):
    """A sheet with one question, "Cancelar", and the button that does it."""

    def __init__(self, title: str, yes: str, parent: QWidget, icon: str = "check") -> None:
        super().__init__(title, parent, 420)
        cancel = self.add_button(Button(self.tr("Cancelar")))
        cancel.clicked.connect(self.reject)
        self.yes = self.add_button(Button(yes, icon=icon), is_primary=True)
        self.yes.clicked.connect(self.accept)

    def add_field(self, caption: str, field: QWidget) -> None:
        """A field under its caption."""
        field.setAccessibleName(caption)
        self.body.addWidget(Label(caption, "small", "text2"))
        self.body.addWidget(field)


class TransferSheet(_Asking):
    """`chosen(name, note)`; no name leaves it to nobody."""

    chosen = Signal(str, str)

    def __init__(self, names: tuple[str, ...], by: str, parent: QWidget) -> None:
        title = self.tr("Transferir la conversación")
        super().__init__(title, self.tr("Transferir"), parent, "swap")
        self.to = QComboBox()
        self.to.setEditable(True)
        for name in (*(name for name in names if name != by), by):
            self.to.addItem(name)
        if self.to.count() == 1:
            self.to.setEditText("")
        self.note = QLineEdit()
        self.note.setPlaceholderText(self.tr("Qué debe saber quien la recibe"))
        self.add_field(self.tr("A quién; vacío, la deja sin asignar"), self.to)
        self.add_field(self.tr("Nota para quien la recibe"), self.note)
        self.accepted.connect(self._tell)

    def _tell(self) -> None:
        to, note = self.to.currentText().strip(), self.note.text().strip()
        self.chosen.emit(to, note)


class SnoozeSheet(_Asking):
    """`chosen(datetime)`, aware UTC, later than now."""

    chosen = Signal(object)

    def __init__(self, start: datetime, parent: QWidget) -> None:
        super().__init__(self.tr("Posponer hasta"), self.tr("Posponer"), parent, "moon")
        self._zone = start.tzinfo
        self.day = DateField("", QDate(start.year, start.month, start.day))
        self.day.setMinimumDate(self.day.date())
        self.hour = Choice("", tuple((text, text) for text in _half_hours()))
        self.hour.set_current(f"{start.hour}:{'30' if start.minute < HALF else '00'}")
        self.add_field(self.tr("Día"), self.day)
        self.add_field(self.tr("Hora"), self.hour)
        self.accepted.connect(self._tell)

    def _tell(self) -> None:
        hour, minute = map(int, self.hour.current_key().split(":"))
        on = self.day.date()
        at = datetime(on.year(), on.month(), on.day(), hour, minute, tzinfo=self._zone)
        self.chosen.emit(at.astimezone(UTC))


def _half_hours() -> Iterator[str]:
    for hour in range(24):
        yield f"{hour}:00"
        yield f"{hour}:30"


class LabelSheet(_Asking):
    """`chosen(name, colour)` once there is a name."""

    chosen = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(self.tr("Etiqueta nueva"), self.tr("Crear"), parent, "plus")
        self.name = QLineEdit()
        self.name.setMaxLength(40)
        self.colour = Choice("", tuple((name, colour_word(name)) for name in LABEL_KINDS))
        self.add_field(self.tr("Nombre"), self.name)
        self.add_field(self.tr("Color"), self.colour)
        self.yes.setEnabled(False)
        self.name.textChanged.connect(lambda text: self.yes.setEnabled(bool(text.strip())))
        self.accepted.connect(self._tell)

    def _tell(self) -> None:
        name = " ".join(self.name.text().split())
        if name:
            self.chosen.emit(name, self.colour.current_key())


class ConfirmSheet(_Asking):
    """`confirmed` when the person agreed to the number."""

    confirmed = Signal()

    def __init__(self, question: str, parent: QWidget) -> None:
        super().__init__(question, self.tr("Sí, a todas"), parent)
        self.body.addWidget(
            Label(self.tr("Se puede deshacer: vuelven a como estaban."), "small", "text2")
        )
        self.accepted.connect(self.confirmed)
