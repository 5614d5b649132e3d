"""A section whose screen is built when it is first opened."""

from PySide6.QtWidgets import QVBoxLayout, QWidget


class LateScreen(QWidget):
    """Keeps a screen's place on the stack: a start does not pay for what nobody opened yet."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)

    def fill(self, screen: QWidget) -> None:
        """Put the screen in."""
        column = self.layout()
        if column is not None:
            column.addWidget(screen)
        self.setFocusProxy(screen)
        screen.show()
