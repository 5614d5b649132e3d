"""Inputs that need more than the style sheet can say."""

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QLineEdit,
    QSpinBox,
    QStyledItemDelegate,
    QWidget,
)

from console.ui.theme.theme import Theme
from console.ui.widgets.calendar import Calendar


class NumberField(QSpinBox):
    """A whole number with small arrows."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        Theme.current().follow(self.restyle)

    def restyle(self) -> None:
        """The style sheet cannot pad the text of a spin box (it starts at the very edge)."""
        self.lineEdit().setTextMargins(Theme.current().px(7), 0, 0, 0)


class DateField(QDateEdit):
    """A date that opens a calendar."""

    def __init__(self, name: str, date: QDate, parent: QWidget | None = None) -> None:
        super().__init__(date, parent)
        self.setAccessibleName(name)
        self.setCalendarPopup(True)
        self.setCalendarWidget(Calendar(name))
        Theme.current().follow(self.restyle)

    def restyle(self) -> None:
        """The style sheet cannot pad the text of a spin box (it starts at the very edge)."""
        self.lineEdit().setTextMargins(Theme.current().px(7), 0, 0, 0)


class Choice(QComboBox):
    """One of a few; `chosen(key)` comes only when the person chose."""

    chosen = Signal(str)

    def __init__(
        self,
        name: str,
        choices: tuple[tuple[str, str], ...] = (),
        parent: QWidget | None = None,
        *,
        in_table: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setProperty("inTable", in_table)
        self.setItemDelegate(QStyledItemDelegate(self))  # the stock one ignores the style sheet
        self.show_choices(choices)
        self.activated.connect(lambda _index: self.chosen.emit(self.current_key()))

    def show_choices(self, choices: tuple[tuple[str, str], ...]) -> None:
        """(key, text) pairs; what was chosen stays chosen while it is among them."""
        before = self.current_key()
        self.clear()
        for key, text in choices:
            self.addItem(text, key)
        self.set_current(before)

    def set_current(self, key: str) -> None:
        """Show another choice, without telling."""
        index = self.findData(key)
        if index >= 0:
            self.setCurrentIndex(index)

    def current_key(self) -> str:
        """The chosen key, or an empty text."""
        return str(self.currentData() or "")


def mark_invalid(field: QLineEdit | QComboBox | QSpinBox | QDateEdit, *, invalid: bool) -> None:
    """Give an input the error border, or take it away; say the reason beside it."""
    if bool(field.property("invalid")) != invalid:
        field.setProperty("invalid", invalid)
        field.style().unpolish(field)
        field.style().polish(field)
