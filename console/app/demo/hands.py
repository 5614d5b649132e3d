"""A pair of hands for the tour: real clicks, keys and drops on the window's own widgets."""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLineEdit, QWidget
from typing_extensions import override

W = TypeVar("W", bound=QWidget)
LOOK_EVERY_S = 0.005
PATIENCE_S = 30.0
SETTLE_S = 0.35
"""Motion is over and everything painted."""


class Impatience(Exception):  # noqa: N818 - what happened, in the tour's words
    """Something that should have happened did not, within the time a person would wait."""


class StrayWindows(QObject):
    """Notes widgets that appear as windows of their own by mistake.

    A child that is shown before it has a parent flashes on the screen and takes the keyboard.
    """

    def __init__(self, app: QApplication, main: QWidget) -> None:
        super().__init__(app)
        self.seen: list[str] = []
        self._main = main
        app.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.windowType() == Qt.WindowType.Window
            and watched is not self._main
        ):
            self.seen.append(type(watched).__name__)
        return False


async def until(
    condition: Callable[[], bool], what: str, patience_s: float = PATIENCE_S
) -> float:
    """Wait for `condition`; how many seconds it took.

    Raises: Impatience naming `what`.
    """
    loop = asyncio.get_running_loop()
    started = loop.time()
    while not condition():
        if loop.time() - started > patience_s:
            raise Impatience(what)
        await asyncio.sleep(LOOK_EVERY_S)
    return loop.time() - started


async def settle() -> None:
    """Let animations end and the screen paint."""
    await asyncio.sleep(SETTLE_S)


def click(widget: QWidget, at: QPoint | None = None) -> None:
    """Press the left button on a widget, in its middle or at a point."""
    QTest.mouseClick(
        widget,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        at or widget.rect().center(),
    )


def double_click(widget: QWidget, at: QPoint) -> None:
    """Twice on the same spot."""
    click(widget, at)
    QTest.mouseDClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


def press(
    widget: QWidget,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """One key, with modifiers."""
    QTest.keyClick(widget, key, modifiers)


def write(widget: QWidget, text: str) -> None:
    """Put text where the caret is, as an input method does (accents and emoji included)."""
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def clear(field: QLineEdit) -> None:
    """Select everything in a field and take it out."""
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    field.selectAll()
    press(field, Qt.Key.Key_Delete)


def drop(widget: QWidget, path: Path) -> None:
    """Let a file fall on a widget."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    spot = widget.rect().center()
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QDragEnterEvent(spot, copy, mime, left, none))
    QApplication.sendEvent(widget, QDropEvent(QPointF(spot), copy, mime, left, none))


def find(
    parent: QWidget, kind: type[W], accept: Callable[[W], bool] = lambda _w: True
) -> W | None:
    """The first visible child of a kind."""
    return next((w for w in parent.findChildren(kind) if w.isVisible() and accept(w)), None)


def windows(kind: type[W]) -> Iterator[W]:
    """Visible top-level widgets of a kind, the newest last."""
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, kind) and widget.isVisible():
            yield widget


def button(parent: QWidget, text: str) -> QAbstractButton:
    """The visible button that begins with `text`.

    Raises: Impatience when there is none.
    """
    found = find(
        parent,
        QAbstractButton,
        lambda one: one.text().replace("&", "").startswith(text),
    )
    if found is None:
        raise Impatience(f"button {text}")
    return found


async def save_as(target: Path) -> None:
    """Answer the open file dialog with a name."""
    await until(lambda: any(True for _ in windows(QFileDialog)), "file dialog")
    dialog = next(windows(QFileDialog))
    name = find(dialog, QLineEdit)
    if name is None:
        raise Impatience("file name")
    clear(name)
    write(name, str(target))
    press(name, Qt.Key.Key_Return)
