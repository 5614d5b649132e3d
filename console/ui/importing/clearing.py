"""Taking a layout apart, at once for the eye."""

from PySide6.QtWidgets import QLayout


def empty_layout(layout: QLayout) -> None:
    """Take everything out of `layout`, however deep, and let it go."""
    while item := layout.takeAt(0):
        if widget := item.widget():
            widget.hide()  # deletion waits for the loop; the eye should not
            widget.deleteLater()
        elif inner := item.layout():
            empty_layout(inner)
            inner.deleteLater()
