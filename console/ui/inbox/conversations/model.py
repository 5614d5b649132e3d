"""Rows of the conversation list with their sections, in one column."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from typing_extensions import override

from console.domain.ids import ConversationId
from console.ui.inbox.conversations.shown import RowShown, show
from console.ui.inbox.words import Words
from console.usecases.views import InboxRow, InboxSection

Index = QModelIndex | QPersistentModelIndex
FEW_MOVES = 24  # beyond that a reset is quicker, and nobody could follow the moves


@dataclass(frozen=True, slots=True)
class Heading:
    """The caption of a section."""

    section: InboxSection
    count: int
    folded: bool


Entry = Heading | InboxRow


class ConversationModel(QAbstractListModel):
    """Headings and rows; it swaps values and never queries.

    The same ids in the same order only tell `dataChanged`; a few moves are told as moves, so
    that selection, focus and scroll stay.
    """

    headings_moved = Signal()

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._now = datetime.min.replace(tzinfo=UTC)
        self._rows: tuple[InboxRow, ...] = ()
        self._entries: list[Entry] = []
        self._keys: list[object] = []
        self._headings: list[int] = []
        self._folded: set[InboxSection] = set()
        self._shown: dict[ConversationId, RowShown] = {}

    # --- for the view -------------------------------------------------------------------

    def entry(self, row: int) -> Entry:
        """The heading or conversation in that line."""
        return self._entries[row]

    def shown(self, row: InboxRow) -> RowShown:
        """The texts of a conversation, worked out once."""
        known = self._shown.get(row.conversation_id)
        if known is None:
            known = self._shown[row.conversation_id] = show(row, self._words, self._now)
        return known

    def line_of(self, conversation_id: ConversationId) -> int | None:
        """Where a conversation stands; None while it is not listed or folded away."""
        try:
            return self._keys.index(conversation_id)
        except ValueError:
            return None

    def heading_lines(self) -> list[int]:
        """The lines that are captions."""
        return self._headings

    # --- what changes -------------------------------------------------------------------

    def replace(self, rows: Sequence[InboxRow], now: datetime) -> None:
        """Show `rows` (ordered by section) as of `now`."""
        before = {row.conversation_id: row for row in self._rows}
        minute_passed = now.replace(second=0, microsecond=0) != self._now.replace(
            second=0, microsecond=0
        )
        self._rows, self._now = tuple(rows), now
        if minute_passed:
            self._shown.clear()
        else:
            for row in rows:
                known = before.get(row.conversation_id)
                if known is not row and known != row:
                    self._shown.pop(row.conversation_id, None)
        self._apply(*self._listed(), repaint_all=minute_passed)

    def tick(self, now: datetime) -> None:
        """Time passed: waiting times and windows read differently."""
        self._now = now
        self._shown.clear()
        if self._entries:
            self.dataChanged.emit(self.index(0), self.index(len(self._entries) - 1))

    def fold(self, section: InboxSection) -> None:
        """Fold a section, or unfold it."""
        self._folded ^= {section}
        self._apply(*self._listed(), repaint_all=False)

    def unfold_around(self, conversation_id: ConversationId) -> None:
        """Make sure that a conversation is not folded away."""
        for row in self._rows:
            if row.conversation_id == conversation_id and row.section in self._folded:
                self.fold(row.section)
                return

    def _listed(self) -> tuple[list[Entry], list[int]]:
        """Headings and rows as they stand below each other, and where the headings are."""
        counts: dict[InboxSection, int] = {}
        for row in self._rows:
            counts[row.section] = counts.get(row.section, 0) + 1
        entries: list[Entry] = []
        headings: list[int] = []
        section: InboxSection | None = None
        for row in self._rows:
            if row.section is not section:
                section = row.section
                headings.append(len(entries))
                entries.append(Heading(section, counts[section], section in self._folded))
            if section not in self._folded:
                entries.append(row)
        return entries, headings

    def _apply(self, entries: list[Entry], headings: list[int], *, repaint_all: bool) -> None:
        keys = [_key(entry) for entry in entries]
        before, self._headings = self._headings, headings
        if keys != self._keys and not self._move_to(keys, entries):
            self.beginResetModel()
            self._entries, self._keys = entries, keys
            self.endResetModel()
        else:
            shown, self._entries = self._entries, entries
            self._tell_changed(shown, repaint_all=repaint_all)
        if headings != before:
            self.headings_moved.emit()

    def _tell_changed(self, before: list[Entry], *, repaint_all: bool) -> None:
        if repaint_all and self._entries:
            self.dataChanged.emit(self.index(0), self.index(len(self._entries) - 1))
            return
        for line, (old, new) in enumerate(zip(before, self._entries, strict=True)):
            if old is not new and old != new:
                self.dataChanged.emit(self.index(line), self.index(line))

    def _move_to(self, keys: list[object], entries: list[Entry]) -> bool:
        """Reach `keys` by few removals, insertions and moves; False where it takes many."""
        wanted = set(keys)
        gone = [n for n, key in enumerate(self._keys) if key not in wanted]
        known = set(self._keys)
        fresh = sum(1 for key in keys if key not in known)
        if not self._keys or len(gone) + fresh > FEW_MOVES or not self._order_is_near(keys):
            return False
        for line in reversed(gone):
            self.beginRemoveRows(QModelIndex(), line, line)
            del self._keys[line], self._entries[line]
            self.endRemoveRows()
        for line, key in enumerate(keys):
            if line < len(self._keys) and self._keys[line] == key:
                continue
            self._place(line, key, entries[line], is_known=key in known)
        return True

    def _order_is_near(self, keys: list[object]) -> bool:
        """Whether walking down the list would move at most a few lines up."""
        at = {key: n for n, key in enumerate(self._keys)}
        wanted = set(keys)
        rest = iter([key for key in self._keys if key in wanted])
        moved: set[object] = set()
        for key in keys:
            if key not in at or key in moved:
                continue
            standing = next(rest)
            while standing in moved:
                standing = next(rest)
            if standing != key:
                moved.add(key)
                if len(moved) > FEW_MOVES:
                    return False
                rest = chain((standing,), rest)
        return True

    def _place(self, line: int, key: object, entry: Entry, *, is_known: bool) -> None:
        if not is_known:
            self.beginInsertRows(QModelIndex(), line, line)
            self._keys.insert(line, key)
            self._entries.insert(line, entry)
            self.endInsertRows()
            return
        origin = self._keys.index(key, line)
        self.beginMoveRows(QModelIndex(), origin, origin, QModelIndex(), line)
        self._keys.insert(line, self._keys.pop(origin))
        self._entries.insert(line, self._entries.pop(origin))
        self.endMoveRows()

    # --- Qt -----------------------------------------------------------------------------

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._entries)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if isinstance(self._entries[index.row()], Heading):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (
                section_word(entry.section)
                if isinstance(entry, Heading)
                else self.shown(entry).name
            )
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if isinstance(entry, Heading):
                return f"{section_word(entry.section)}, {entry.count}"
            return self.shown(entry).spoken
        return None


def _key(entry: Entry) -> object:
    return entry.section if isinstance(entry, Heading) else entry.conversation_id


def section_word(section: InboxSection) -> str:
    """A section's caption."""
    say = QCoreApplication.translate
    return {
        InboxSection.WINDOW_EXPIRING: say("Inbox", "Ventana por vencer"),
        InboxSection.NEEDS_REPLY: say("Inbox", "Requieren respuesta"),
        InboxSection.PROMISES_TODAY: say("Inbox", "Promesas de hoy"),
        InboxSection.OPEN: say("Inbox", "Abiertas"),
        InboxSection.RESOLVED: say("Inbox", "Resueltas"),
    }[section]
