"""The painted lines as children for screen readers."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
    QWindow,
)
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid
from typing_extensions import override

if TYPE_CHECKING:
    from console.ui.inbox.thread.view import ThreadView

_known: dict[int, "ThreadAccess"] = {}  # Qt does not own interfaces made in Python
_installed = False


class LineAccess(QAccessibleInterface):
    """One line of a thread: a list item whose name is the whole message."""

    def __init__(self, thread: "ThreadAccess", index: int) -> None:
        super().__init__()
        self._thread, self._index = thread, index

    @override
    def isValid(self) -> bool:
        return self._thread.isValid() and self._index < self._thread.childCount()

    @override
    def object(self) -> QObject:
        return cast("QObject", None)

    @override
    def parent(self) -> QAccessibleInterface:
        return self._thread

    @override
    def child(self, index: int) -> QAccessibleInterface:
        return cast("QAccessibleInterface", None)

    @override
    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        return cast("QAccessibleInterface", None)

    @override
    def childCount(self) -> int:
        return 0

    @override
    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        return -1

    @override
    def text(self, kind: QAccessible.Text) -> str:
        if kind is not QAccessible.Text.Name or not self.isValid():
            return ""
        view = self._thread.view
        return view.spoken_line(view.stack.lines[self._index])

    @override
    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Messages are not edited in place."""

    @override
    def rect(self) -> QRect:
        if not self.isValid():
            return QRect()
        view = self._thread.view
        place = view.line_rect(self._index)
        return QRect(view.viewport().mapToGlobal(place.topLeft()), place.size())

    @override
    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    @override
    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        if self.isValid():
            view = self._thread.view
            seen = view.line_rect(self._index).intersects(view.viewport().rect())
            chosen = view.is_line_selected(self._index)
            for name, value in (
                ("selectable", True),
                ("focusable", True),
                ("selected", chosen),
                ("focused", chosen and view.hasFocus()),
                ("offscreen", not seen),
                ("readOnly", True),
            ):
                setattr(state, name, int(value))
        return state


class ThreadAccess(QAccessibleInterface):
    """The thread as a list of its loaded lines."""

    def __init__(self, view: "ThreadView") -> None:
        super().__init__()
        self.view = view
        self._children: dict[int, LineAccess] = {}

    @override
    def isValid(self) -> bool:
        return isValid(self.view)

    @override
    def object(self) -> QObject:
        return self.view

    @override
    def window(self) -> QWindow:
        return self.view.window().windowHandle()

    @override
    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(cast("QObject", self.view.parentWidget()))

    @override
    def childCount(self) -> int:
        return len(self.view.stack.lines)

    @override
    def child(self, index: int) -> QAccessibleInterface:
        if not 0 <= index < self.childCount():
            return cast("QAccessibleInterface", None)
        return self._children.setdefault(index, LineAccess(self, index))

    @override
    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        spot = self.view.viewport().mapFromGlobal(QPoint(x, y))
        found = self.view.line_at(spot.y())
        return self.child(found[0] if found else -1)

    @override
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return next((n for n, known in self._children.items() if known is child), -1)

    @override
    def focusChild(self) -> QAccessibleInterface:
        index = self.view.selected_index()
        return self.child(-1 if index is None else index)

    @override
    def text(self, kind: QAccessible.Text) -> str:
        return self.view.accessibleName() if kind is QAccessible.Text.Name else ""

    @override
    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Names come from what is shown."""

    @override
    def rect(self) -> QRect:
        return QRect(self.view.mapToGlobal(QPoint(0, 0)), self.view.size())

    @override
    def role(self) -> QAccessible.Role:
        return QAccessible.Role.List

    @override
    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.focusable = 1  # a bit field
        state.focused = int(self.view.hasFocus())
        return state


def install() -> None:
    """Let Qt find these interfaces; once per program."""
    global _installed  # noqa: PLW0603 - Qt's factory list is global as well
    if not _installed:
        _installed = True
        QAccessible.installFactory(_make)


def forget(view_id: int, _gone: QObject | None = None) -> None:
    """A view went away; `view_id` is its id()."""
    _known.pop(view_id, None)


def tell_focus(view: QWidget, index: int) -> None:
    """Say which line the keyboard is at; a highlight alone keeps readers silent."""
    if QAccessible.isActive():
        event = QAccessibleEvent(view, QAccessible.Event.Focus)
        event.setChild(index)
        QAccessible.updateAccessibility(event)


def announce(view: QWidget, text: str, *, urgent: bool) -> None:
    """Speak `text`: politely, or at once where a message was not delivered."""
    if QAccessible.isActive():
        event = QAccessibleAnnouncementEvent(view, text)
        if urgent:
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)


def _make(_key: str, thing: QObject | None) -> QAccessibleInterface | None:
    if thing is None or thing.objectName() != "ThreadView" or not hasattr(thing, "stack"):
        return None
    view = cast("ThreadView", thing)
    return _known.setdefault(id(view), ThreadAccess(view))
