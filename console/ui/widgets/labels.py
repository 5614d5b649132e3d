"""Text on a surface, in the design's roles and tones."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget

from console.ui.theme.fonts import Role
from console.ui.theme.theme import Theme

Tone = Literal[
    "text", "text2", "text3", "accent_text", "ok", "warn", "bad", "info", "bot", "note_text"
]


class Label(QLabel):
    """A text that takes font and colour from the theme, also after a switch.

    Links in rich text use the palette's link colour; numbers want `tabular`.
    """

    def __init__(
        self,
        text: str = "",
        role: Role = "base",
        tone: Tone = "text",
        weight: int = 400,
        parent: QWidget | None = None,
        *,
        tabular: bool = False,
        wrap: bool = False,
        selectable: bool = False,
    ) -> None:
        super().__init__(text, parent)
        self._role: Role = role
        self._tone: Tone = tone
        self._weight, self._tabular = weight, tabular
        self.setWordWrap(wrap)
        self.setTextFormat(Qt.TextFormat.PlainText)
        if selectable:
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        Theme.current().follow(self.restyle)

    def set_tone(self, tone: Tone) -> None:
        """Change the colour's meaning, e.g. to `warn`."""
        self._tone = tone
        self.restyle()

    def set_weight(self, weight: int) -> None:
        """400 normal, 500 medium, 600 strong."""
        self._weight = weight
        self.restyle()

    def restyle(self) -> None:
        """Take font and colour from the theme again."""
        theme = Theme.current()
        self.setFont(theme.font(self._role, self._weight, self._tabular))
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, theme.color(self._tone))
        palette.setColor(QPalette.ColorRole.Link, theme.color("accent_text"))
        self.setPalette(palette)


def section_caption(text: str, parent: QWidget | None = None) -> Label:
    """The small heading over a group of rows."""
    return Label(text, "caption", "text3", 600, parent)


def field_caption(text: str, field: QWidget, parent: QWidget | None = None) -> Label:
    """The name over an input; the keyboard mnemonic and the screen reader go to `field`."""
    caption = Label(text, "small", "text2", 500, parent)
    caption.setBuddy(field)
    if not field.accessibleName():
        field.setAccessibleName(text.replace("&", ""))
    return caption
