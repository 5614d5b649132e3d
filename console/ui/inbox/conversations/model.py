"""Rows of the conversation list with their sections, in one column."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain, groupby
from typing import Any, cast

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
from console.ui.inbox.conversations.checked import Checked
from console.ui.inbox.conversations.shown import RowShown, show
from console.ui.inbox.words import Words
from console.usecases.views import InboxRow, InboxSection
from console.usecases.work_ports import InboxOrder, Viewer

Index = QModelIndex | QPersistentModelIndex
FEW_MOVES = 24  # beyond that a reset is quicker, and nobody could follow the moves
FOLDED = frozenset({InboxSection.SNOOZED})
"""Sections that start folded: what sleeps shows that it is there, and no more."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The caption of a section."""

    section: InboxSection
    count: int
    folded: bool


Key = InboxSection | ConversationId
Entry = Heading | InboxRow | None  # None: a conversation whose row is not read yet


class ConversationModel(QAbstractListModel):
    """Headings and conversations; it swaps values and never queries.

    The order is known as a whole, rows only where the list was looked at. The same ids in the
    same order only tell `dataChanged`; a few moves are told as moves, so that selection,
    focus and scroll stay.
    """

    headings_moved = Signal()

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._now = datetime.min.replace(tzinfo=UTC)
        self._order = InboxOrder(())
        self._rows: dict[ConversationId, InboxRow] = {}
        self._keys: list[Key] = []
        self._captions: dict[Key, Heading] = {}
        self._headings: list[int] = []
        self._folded: set[InboxSection] = set(FOLDED)
        self._shown: dict[ConversationId, RowShown] = {}
        self.viewers: dict[ConversationId, Viewer] = {}
        self.checked = Checked()

    # --- for the view -------------------------------------------------------------------

    def entry(self, line: int) -> Entry:
        """The heading or conversation in that line."""
        key = self._keys[line]
        return self._captions[key] if key in self._captions else self._rows.get(_id(key))

    def id_at(self, line: int) -> ConversationId | None:
        """Which conversation stands there; None for a heading."""
        key = self._keys[line]
        return None if isinstance(key, InboxSection) else key

    def shown(self, row: InboxRow) -> RowShown:
        """The texts of a conversation, worked out once."""
        known = self._shown.get(row.conversation_id)
        if known is None:
            viewer = self.viewers.get(row.conversation_id)
            known = show(row, self._words, self._now, viewer)
            self._shown[row.conversation_id] = known
        return known

    def row_of(self, conversation_id: ConversationId) -> InboxRow | None:
        """The row of a conversation, if it was read."""
        return self._rows.get(conversation_id)

    def rows_read(self) -> tuple[InboxRow, ...]:
        """All rows that were read."""
        return tuple(self._rows.values())

    def line_of(self, conversation_id: ConversationId) -> int | None:
        """Where a conversation stands; None while it is not listed or folded away."""
        try:
            return self._keys.index(conversation_id)
        except ValueError:
            return None

    def heading_lines(self) -> list[int]:
        """The lines that are captions."""
        return self._headings

    def ids_between(self, first: int, last: int) -> list[ConversationId]:
        """Conversations of these lines, both included."""
        lines = self._keys[max(0, first) : max(0, last) + 1]
        return [key for key in lines if not isinstance(key, InboxSection)]

    def missing(self, first: int, last: int) -> list[ConversationId]:
        """Those of them whose rows are not read yet."""
        return [one for one in self.ids_between(first, last) if one not in self._rows]

    # --- what changes -------------------------------------------------------------------

    def replace(self, rows: Sequence[InboxRow], now: datetime) -> None:
        """Show `rows` (ordered by section) and nothing else."""
        grouped = groupby(rows, key=lambda row: row.section)
        sections = tuple(
            (section, tuple(row.conversation_id for row in some)) for section, some in grouped
        )
        self.show_order(InboxOrder(sections), rows, now)

    def show_order(self, order: InboxOrder, rows: Sequence[InboxRow], now: datetime) -> None:
        """Show that order as of `now`, with the rows that were read; others are read again
        when they come into sight.
        """
        before, minute = self._rows, _minute(self._now)
        self._rows = {row.conversation_id: row for row in rows}
        self._order, self._now = order, now
        fresh = minute != _minute(now)
        if fresh:
            self._shown.clear()
        else:
            self._forget_changed(before)
        self._apply()
        if fresh and self._keys:
            self.dataChanged.emit(self.index(0), self.index(len(self._keys) - 1))
        else:
            self._tell_changed(before)

    def _forget_changed(self, before: dict[ConversationId, InboxRow]) -> None:
        for key in before.keys() - self._rows.keys():
            self._shown.pop(key, None)
        for key, row in self._rows.items():
            if before.get(key) != row:
                self._shown.pop(key, None)

    def add_rows(self, rows: Sequence[InboxRow]) -> None:
        """Rows that came into sight were read."""
        before = dict(self._rows)
        self._rows.update({row.conversation_id: row for row in rows})
        self._forget_changed(before)
        self._tell_changed(before)

    def show_viewers(self, viewers: dict[ConversationId, Viewer]) -> None:
        """Who else looks at what."""
        changed = {
            key
            for key in self.viewers.keys() | viewers.keys()
            if self.viewers.get(key) != viewers.get(key)
        }
        self.viewers = viewers
        self._repaint(changed)

    def check(self, checked: Checked) -> None:
        """Other conversations are chosen for what is done to many."""
        self.checked = checked
        if self._keys:
            self.dataChanged.emit(self.index(0), self.index(len(self._keys) - 1))

    def tick(self, now: datetime) -> None:
        """Time passed: waiting times and windows read differently."""
        self._now = now
        self._shown.clear()
        if self._keys:
            self.dataChanged.emit(self.index(0), self.index(len(self._keys) - 1))

    def fold(self, section: InboxSection) -> None:
        """Fold a section, or unfold it."""
        self.show_folded(self._folded ^ {section})

    @property
    def folded(self) -> frozenset[InboxSection]:
        """Which sections are folded."""
        return frozenset(self._folded)

    def show_folded(self, folded: Iterable[InboxSection]) -> None:
        """Fold these sections and no others."""
        self._folded = set(folded)
        self._apply()

    def unfold_around(self, conversation_id: ConversationId) -> None:
        """Make sure that a conversation is not folded away."""
        for section, ids in self._order.sections:
            if section in self._folded and conversation_id in ids:
                self.fold(section)
                return

    def _listed(self) -> tuple[list[Key], list[int], dict[Key, Heading]]:
        """Headings and ids as they stand below each other, and where the headings are."""
        keys: list[Key] = []
        headings: list[int] = []
        captions: dict[Key, Heading] = {}
        for section, ids in self._order.sections:
            is_folded = section in self._folded
            headings.append(len(keys))
            captions[section] = Heading(section, len(ids), is_folded)
            keys.append(section)
            if not is_folded:
                keys.extend(ids)
        return keys, headings, captions

    def _apply(self) -> None:
        keys, headings, captions = self._listed()
        old_headings, old_captions = self._headings, self._captions
        self._headings = headings
        # a caption that is about to go is still asked for while it goes
        self._captions = {**old_captions, **captions}
        if keys != self._keys and not self._move_to(keys):
            self.beginResetModel()
            self._keys = keys
            self.endResetModel()
        self._captions = captions
        for key in captions.keys() & old_captions.keys():
            if captions[key] != old_captions[key]:
                self._repaint({key})
        if headings != old_headings:
            self.headings_moved.emit()

    def _tell_changed(self, before: dict[ConversationId, InboxRow]) -> None:
        """Repaint rows that read differently now; `==` on rows only where both are known."""
        rows = self._rows
        changed = {
            key
            for key in rows.keys() | before.keys()
            if rows.get(key) is not before.get(key) and rows.get(key) != before.get(key)
        }
        self._repaint(changed)

    def _repaint(self, keys: AbstractSet[Key]) -> None:
        if not keys:
            return
        for key in keys:
            if not isinstance(key, InboxSection):
                self._shown.pop(key, None)
        for key in keys:  # found by list.index: quicker than looking at every line here
            line = _find(self._keys, key, 0)
            if line is not None:
                self.dataChanged.emit(self.index(line), self.index(line))

    def _move_to(self, keys: list[Key]) -> bool:
        """Reach `keys` by few removals, insertions and moves; False where it takes many."""
        if self._keys and self._move_one(keys):
            return True
        wanted, known = set(keys), set(self._keys)
        gone = [n for n, key in enumerate(self._keys) if key not in wanted]
        fresh = len(wanted - known)
        if not self._keys or len(gone) + fresh > FEW_MOVES or not self._order_is_near(keys):
            return False
        for line in reversed(gone):
            self.beginRemoveRows(QModelIndex(), line, line)
            del self._keys[line]
            self.endRemoveRows()
        for line, key in enumerate(keys):
            if line < len(self._keys) and self._keys[line] == key:
                continue
            self._place(line, key, is_known=key in known)
        return True

    def _move_one(self, keys: list[Key]) -> bool:
        """One row that moved, which is most of what happens: told without looking at ten
        thousand others one by one. False where it is anything else.
        """
        old = self._keys
        if len(keys) != len(old):
            return False
        first = next(
            (n for n, (was, is_) in enumerate(zip(old, keys, strict=True)) if was != is_), None
        )
        if first is None:
            return True
        if (origin := _find(old, keys[first], first)) is not None and (
            keys[first + 1 : origin + 1] == old[first:origin]
            and keys[origin + 1 :] == old[origin + 1 :]
        ):
            self._place(first, keys[first], is_known=True)
            return True
        if (target := _find(keys, old[first], first)) is not None and (
            keys[first:target] == old[first + 1 : target + 1]
            and keys[target + 1 :] == old[target + 1 :]
        ):
            self.beginMoveRows(QModelIndex(), first, first, QModelIndex(), target + 1)
            self._keys.insert(target, self._keys.pop(first))
            self.endMoveRows()
            return True
        return False

    def _order_is_near(self, keys: list[Key]) -> bool:
        """Whether walking down the list would move at most a few lines up."""
        known = set(self._keys)
        wanted = set(keys)
        rest = iter([key for key in self._keys if key in wanted])
        moved: set[Key] = set()
        for key in keys:
            if key not in known or key in moved:
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

    def _place(self, line: int, key: Key, *, is_known: bool) -> None:
        if not is_known:
            self.beginInsertRows(QModelIndex(), line, line)
            self._keys.insert(line, key)
            self.endInsertRows()
            return
        origin = self._keys.index(key, line)
        self.beginMoveRows(QModelIndex(), origin, origin, QModelIndex(), line)
        self._keys.insert(line, self._keys.pop(origin))
        self.endMoveRows()

    # --- Qt -----------------------------------------------------------------------------

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._keys)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if isinstance(self._keys[index.row()], InboxSection):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self.entry(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return _title(entry, self)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if isinstance(entry, Heading):
                return f"{section_word(entry.section)}, {entry.count}"
            return self.shown(entry).spoken if entry is not None else ""
        return None


def _title(entry: Entry, model: ConversationModel) -> str:
    if isinstance(entry, Heading):
        return section_word(entry.section)
    return model.shown(entry).name if entry is not None else ""


def _find(keys: list[Key], key: Key, start: int) -> int | None:
    try:
        return keys.index(key, start)
    except ValueError:
        return None


def _id(key: Key) -> ConversationId:
    return cast("ConversationId", key)


def _minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)


def section_word(section: InboxSection) -> str:
    """A section's caption."""
    say = QCoreApplication.translate
    return {
        InboxSection.WINDOW_EXPIRING: say("Inbox", "Ventana por vencer"),
        InboxSection.NEEDS_REPLY: say("Inbox", "Requieren respuesta"),
        InboxSection.PROMISES_TODAY: say("Inbox", "Promesas de hoy"),
        InboxSection.OPEN: say("Inbox", "Abiertas"),
        InboxSection.SNOOZED: say("Inbox", "Pospuestas"),
        InboxSection.RESOLVED: say("Inbox", "Resueltas"),
    }[section]
