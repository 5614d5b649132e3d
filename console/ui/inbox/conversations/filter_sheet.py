"""Conditions of the list, put together in a sheet and kept under a name."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from console.ui.inbox.conversations.marks import importance_word
from console.ui.inbox.conversations.presenter import Choices
from console.ui.widgets.buttons import Button
from console.ui.widgets.chips import FilterChip
from console.ui.widgets.fields import Choice, NumberField
from console.ui.widgets.labels import Label
from console.ui.widgets.sheet import Sheet
from console.ui.widgets.switch import Switch
from console.usecases.inbox_filter import InboxFilter, PromiseWish, Shelf

_MOST = {"window_left_h": 24, "waiting_min": 10_080, "dpd_from": 9_999, "dpd_to": 9_999}


class FilterSheet(Sheet):
    """Reports `applied(InboxFilter)`, and `view_saved(name, is_shared)` after it."""

    applied = Signal(object)
    view_saved = Signal(str, bool)

    def __init__(self, wish: InboxFilter, choices: Choices, parent: QWidget) -> None:
        super().__init__(self.tr("Filtrar conversaciones"), parent, 560)
        self._wish, self._choices = wish, choices
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)
        self.flags = {
            "unread": FilterChip(self.tr("Sin leer")),
            "has_draft": FilterChip(self.tr("Con borrador")),
            "has_failed": FilterChip(self.tr("Envío fallido")),
        }
        self.numbers = {
            "window_left_h": self._number(self.tr("Horas de ventana, menos de")),
            "waiting_min": self._number(self.tr("Minutos de espera, más de")),
            "dpd_from": self._number(self.tr("Días de atraso, desde")),
            "dpd_to": self._number(self.tr("Días de atraso, hasta")),
        }
        self.picks = self._choices_of()
        self.labels = {row.key: FilterChip(row.name) for row in choices.labels}
        self.name = QLineEdit()
        self.shared = Switch(self.tr("Compartir con el equipo"), has_text=True)
        self._lay_out()
        self._add_buttons()
        self._fill(wish)

    # --- building -----------------------------------------------------------------------

    def _number(self, name: str) -> NumberField:
        field = NumberField(name)
        field.setSpecialValueText(self.tr("Cualquiera"))
        field.setMinimum(-1)
        return field

    def _choices_of(self) -> dict[str, Choice]:
        anyone = ("", self.tr("Cualquiera"))
        promises = (
            (PromiseWish.TODAY.value, self.tr("Promesa para hoy")),
            (PromiseWish.OPEN.value, self.tr("Promesa abierta")),
            (PromiseWish.OVERDUE.value, self.tr("Promesa vencida")),
            (PromiseWish.BROKEN.value, self.tr("Promesa rota")),
            (PromiseWish.NONE.value, self.tr("Sin promesa")),
        )
        shelves = (
            (Shelf.ALL.value, self.tr("Todas")),
            (Shelf.WORK.value, self.tr("En trabajo")),
            (Shelf.SNOOZED.value, self.tr("Pospuestas")),
            (Shelf.CLOSED.value, self.tr("Resueltas")),
        )
        levels = tuple((str(level), importance_word(level)) for level in range(1, 5))
        people = tuple((name, name) for name in self._choices.operators)
        creditors = tuple((name, name) for name in self._choices.creditors)
        return {
            "shelf": Choice(self.tr("Estado"), shelves),
            "promise": Choice(self.tr("Promesa"), (anyone, *promises)),
            "importance": Choice(self.tr("Importancia, al menos"), (anyone, *levels)),
            "assigned_to": Choice(self.tr("De quién"), (anyone, *people)),
            "creditor": Choice(self.tr("Acreedor"), (anyone, *creditors)),
        }

    def _lay_out(self) -> None:
        self._add_row(self.tr("Mostrar solo"), *self.flags.values())
        for field in (*self.picks.values(), *self.numbers.values()):
            self._add_row(field.accessibleName(), field, stretch=True)
        for key, number in self.numbers.items():
            number.setMaximum(_MOST[key])
        if self.labels:
            self._add_row(self.tr("Etiquetas"), *self.labels.values())
        self.name.setPlaceholderText(self.tr("Nombre, para guardar como vista"))
        self.name.setAccessibleName(self.tr("Nombre de la vista"))
        self._add_row(self.tr("Guardar vista"), self.name, self.shared)
        for chip in self.flags.values():
            chip.setAccessibleName(chip.text())

    def _add_row(self, caption: str, *fields: QWidget, stretch: bool = False) -> None:
        line = self._grid.rowCount()
        label = Label(caption, "small", "text2")
        self._grid.addWidget(label, line, 0, Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout()
        for field in fields:
            row.addWidget(field, 1 if stretch or isinstance(field, QLineEdit) else 0)
        if not stretch and not any(isinstance(field, QLineEdit) for field in fields):
            row.addStretch(1)
        self._grid.addLayout(row, line, 1)

    def _add_buttons(self) -> None:
        clear = Button(self.tr("Quitar filtros"), "quiet")
        clear.clicked.connect(lambda: self._fill(InboxFilter(tab=self._wish.tab)))
        self.add_note(clear)
        cancel = self.add_button(Button(self.tr("Cancelar")))
        cancel.clicked.connect(self.reject)
        apply = self.add_button(Button(self.tr("Aplicar"), icon="filter"), is_primary=True)
        apply.clicked.connect(self._apply)

    # --- values -------------------------------------------------------------------------

    def _fill(self, wish: InboxFilter) -> None:
        for name, chip in self.flags.items():
            chip.setChecked(bool(getattr(wish, name)))
        for name, number in self.numbers.items():
            value = getattr(wish, name)
            number.setValue(-1 if value is None else value)
        for name, pick in self.picks.items():
            pick.set_current(str(getattr(wish, name) or ""))
        for key, chip in self.labels.items():
            chip.setChecked(key in wish.labels)

    def wish(self) -> InboxFilter:
        """The conditions as they stand."""
        level = self.picks["importance"].current_key()
        said: dict[str, Any] = {
            name: None if field.value() < 0 else field.value()
            for name, field in self.numbers.items()
        }
        said |= {name: chip.isChecked() for name, chip in self.flags.items()}
        said |= {name: pick.current_key() or None for name, pick in self.picks.items()}
        said["importance"] = int(level) if level else None
        said["labels"] = tuple(key for key, chip in self.labels.items() if chip.isChecked())
        return InboxFilter(tab=self._wish.tab, text=self._wish.text, **said)

    def _apply(self) -> None:
        self.applied.emit(self.wish())
        name = " ".join(self.name.text().split())
        if name:
            self.view_saved.emit(name, self.shared.isChecked())
        self.accept()
