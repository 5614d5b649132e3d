"""Which messages of the thread are chosen, and what is copied of them."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from console.ui.inbox.thread import access
from console.ui.inbox.thread.canvas import ThreadCanvas
from console.ui.inbox.thread.lines import LineKind
from console.ui.inbox.thread.parts import TextPart
from console.ui.inbox.thread.transcript import transcript
from console.ui.inbox.words import Words
from console.usecases.views import ThreadItem


class ThreadPicking(ThreadCanvas):
    """One message is chosen, or a run of them, or a stretch of one text."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._selecting: TextPart | None = None
        self._start: str | None = None  # where a run begins; it ends at the chosen one
        self._run: frozenset[str] = frozenset()

    @override
    def clear(self) -> None:
        """Show and choose nothing."""
        self._selected = self._start = self._selecting = None
        self._run = frozenset()
        super().clear()

    @property
    def has_range(self) -> bool:
        """Whether several messages are chosen."""
        return len(self._run) > 1

    @override
    def is_line_selected(self, index: int) -> bool:
        """Whether the line carries the frame of what is chosen."""
        key = self.stack.lines[index].key
        return key in self._run or key == self._selected

    def selected_item(self) -> ThreadItem | None:
        """The message that is chosen, the last one of a run."""
        index = self.selected_index()
        return None if index is None else self.stack.lines[index].item

    def selected_index(self) -> int | None:
        """Which line is chosen."""
        return self._index_of(self._selected)

    def chosen_items(self) -> list[ThreadItem]:
        """The chosen messages, oldest first."""
        lines = self.stack.lines
        chosen = self._run or {self._selected}
        return [line.item for line in lines if line.key in chosen and line.item is not None]

    def _index_of(self, key: str | None) -> int | None:
        if key is None:
            return None
        return next((n for n, line in enumerate(self.stack.lines) if line.key == key), None)

    def _select(self, index: int, *, extend: bool = False) -> None:
        line = self.stack.lines[index]
        if line.kind is not LineKind.ITEM:
            return
        start = self._index_of(self._start or self._selected) if extend else None
        if start is None:
            self._collapse(line.key)
        else:
            self._start, self._selected = self.stack.lines[start].key, line.key
            first, last = sorted((start, index))
            run = self.stack.lines[first : last + 1]
            self._run = frozenset(one.key for one in run if one.kind is LineKind.ITEM)
        access.tell_focus(self, index)
        self.viewport().update()

    def _collapse(self, key: str | None) -> None:
        """Only one message, or none."""
        self._selected, self._start, self._run = key, None, frozenset()

    def select_step(self, step: int, *, extend: bool = False) -> None:
        """Choose the message above (-1) or below (1); the newest when none was."""
        lines, index = self.stack.lines, self.selected_index()
        index = len(lines) if index is None else index
        index += step if index < len(lines) or step < 0 else -1
        while 0 <= index < len(lines):
            if lines[index].kind is LineKind.ITEM:
                self._select(index, extend=extend)
                self._reveal(index)
                return
            index += step

    def drop_selection(self) -> bool:
        """Choose nothing; whether something was."""
        had = self._selected is not None or self._selecting is not None
        self._collapse(None)
        self._drop_text_selection()
        self.viewport().update()
        return had

    def _drop_text_selection(self) -> None:
        if self._selecting is not None:
            self._selecting.selection = None
            self._selecting = None
            self.viewport().update()

    def copy(self) -> None:
        """Copy the chosen stretch, else the chosen messages."""
        text = self._selecting.selected_text() if self._selecting else ""
        items = self.chosen_items()
        if not text and items:
            text = transcript(items, self._words)
        if text:
            QGuiApplication.clipboard().setText(text)
