"""What the team's inbox needs of the workspace: work state, labels, views, presence."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from console.domain.ids import ConversationId
from console.usecases.inbox_filter import InboxFilter, Sort
from console.usecases.views import InboxRow, InboxSection, LabelRow

if TYPE_CHECKING:
    from console.usecases.work_state import ChangeWork, Target


@dataclass(frozen=True, slots=True)
class WorkDone:
    """A change that was made, and to how many conversations."""

    id: str
    rows: int
    undone: bool = False


@dataclass(frozen=True, slots=True)
class InboxOrder:
    """Every conversation of a list, in order: ids by section. Rows are read as they show."""

    sections: tuple[tuple[InboxSection, tuple[ConversationId, ...]], ...]
    next_wake_at: datetime | None = None

    def ids(self) -> tuple[ConversationId, ...]:
        """All of them."""
        return tuple(one for _, ids in self.sections for one in ids)


@dataclass(frozen=True, slots=True)
class SavedView:
    """A named filter with its order; `owner` None shares it with the team. `id` 0: new."""

    id: int
    name: str
    filter: InboxFilter
    sort: Sort
    owner: str | None
    version: int = 1


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody who has a conversation open in another console."""

    operator: str
    conversation_id: ConversationId
    typing: bool


class Inbox(Protocol):
    """The list of conversations: order first, rows as they come into sight."""

    def order(
        self, wish: InboxFilter, sort: Sort, *, by: str, now: datetime, zone: str
    ) -> InboxOrder:
        """Ids of all that match, by section."""
        ...

    def rows(self, ids: Sequence[ConversationId], now: datetime) -> tuple[InboxRow, ...]:
        """These conversations, in the order of `ids`; unknown ones are left out. Their
        `section` is what the clock says, whatever the list is sorted by.
        """
        ...

    def creditors(self) -> tuple[str, ...]:
        """Names of creditors, for filters."""
        ...

    def operators(self) -> tuple[str, ...]:
        """Whoever wrote, claimed or was assigned anything, by name."""
        ...


class Work(Protocol):
    """Changes of conversations' work state, each kept with what was before."""

    def find(self, change_id: str) -> WorkDone | None:
        """A change that was made."""
        ...

    def last(self, by: str) -> WorkDone | None:
        """The newest change of that operator that is not undone."""
        ...

    def count(self, target: "Target", *, by: str, now: datetime) -> int:
        """How many conversations a target means."""
        ...

    def apply(self, intent: "ChangeWork", now: datetime) -> WorkDone:
        """Make the change, set-based."""
        ...

    def undo(self, change_id: str, by: str, now: datetime) -> int:
        """Give conversations their former state where nobody changed it since; how many.
        A change that is unknown or undone already: 0.
        """
        ...

    def is_any_due(self, now: datetime) -> bool:
        """Whether something slept long enough."""
        ...

    def wake_due(self, change_id: str, now: datetime) -> int:
        """Wake what slept long enough, with a line in each thread; how many."""
        ...


class Labels(Protocol):
    """The team's labels."""

    def all(self) -> tuple[LabelRow, ...]:
        """By name."""
        ...

    def save(self, name: str, colour: str, by: str, now: datetime) -> LabelRow:
        """Make it, or give it that colour. Names that fold to the same are one label."""
        ...

    def remove(self, key: str) -> None:
        """Take the label off every conversation and forget it."""
        ...

    def of(self, conversation_id: ConversationId) -> tuple[LabelRow, ...]:
        """What a conversation carries, by name."""
        ...


class Views(Protocol):
    """Saved views."""

    def all(self, by: str) -> tuple[SavedView, ...]:
        """One's own and the shared ones, in their order."""
        ...

    def save(self, view: SavedView) -> SavedView:
        """Keep it; one of the same owner and name is replaced."""
        ...

    def remove(self, view_id: int) -> None:
        """Forget it."""
        ...


class Presence(Protocol):
    """Which console has which conversation open."""

    def beat(
        self,
        console_id: str,
        operator: str,
        conversation_id: ConversationId | None,
        now: datetime,
        *,
        typing: bool,
    ) -> None:
        """Say where one is. It holds for twenty seconds."""
        ...

    def leave(self, console_id: str) -> None:
        """The console closes."""
        ...

    def others(self, console_id: str, now: datetime) -> tuple[Viewer, ...]:
        """Who else has something open, by operator."""
        ...
