"""Gestures of the conversation list in, order, rows and counts out."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Protocol

from console.domain.ids import ConversationId
from console.runtime.tasks import TaskOwner
from console.ui.inbox.reload import Reloader
from console.usecases.context import Context, new_id
from console.usecases.inbox_filter import InboxFilter, Sort, filter_of
from console.usecases.ports import ChangeSet, Topic, UnitOfWork
from console.usecases.views import InboxCounts, InboxRow, LabelRow
from console.usecases.work_ports import InboxOrder, SavedView
from console.usecases.work_state import wake_due

FIRST_ROWS = 40
"""Read with the order: what is in sight when a list begins."""
AFTER_THREAD_S = 0.1
"""The open thread is read first; the list follows."""
PAUSE_S = 0.25
"""Between two readings in a row: while messages pour in, the thread comes first."""
_TOPICS = frozenset({Topic.CLAIMS, Topic.PORTFOLIO, Topic.PROMISES, Topic.LABELS})
_CHIPS: dict[str, dict[str, object]] = {
    "unread": {"unread": True},
    "expiring": {"window_left_h": 2},
    "promises": {"promise": "open"},
}


@dataclass(frozen=True, slots=True)
class Choices:
    """What menus and filters offer."""

    labels: tuple[LabelRow, ...] = ()
    operators: tuple[str, ...] = ()
    creditors: tuple[str, ...] = ()
    views: tuple[SavedView, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """One reading of the list."""

    order: InboxOrder
    rows: tuple[InboxRow, ...]
    counts: InboxCounts
    choices: Choices
    is_due: bool


class ConversationsView(Protocol):
    """What the list shows."""

    def show_order(self, order: InboxOrder, rows: Sequence[InboxRow], now: datetime) -> None:
        """That order, with the rows of it that were read."""
        ...

    def add_rows(self, rows: Sequence[InboxRow]) -> None: ...  # noqa: D102
    def ids_in_sight(self) -> list[ConversationId]: ...  # noqa: D102
    def show_counts(self, counts: InboxCounts) -> None: ...  # noqa: D102
    def show_choices(self, choices: Choices) -> None: ...  # noqa: D102
    def show_wish(self, wish: InboxFilter, sort: Sort) -> None: ...  # noqa: D102
    def show_open(self, conversation_id: ConversationId | None) -> None: ...  # noqa: D102
    def tick(self, now: datetime) -> None: ...  # noqa: D102


class ConversationsPresenter:
    """Reads the list again whenever something changed; every gesture reads it at once."""

    def __init__(self, context: Context, view: ConversationsView, tasks: TaskOwner) -> None:
        self._context, self._view, self._tasks = context, view, tasks
        self.wish = InboxFilter(tab="mine")
        self.sort = Sort.URGENCY
        self._chip = ""
        self._next_wake_at: datetime | None = None
        self._wanted: list[ConversationId] = []
        self._reload = Reloader(tasks, "conversations", self._load, PAUSE_S)
        self._more = Reloader(tasks, "conversations.rows", self._load_rows)
        self._rows: dict[ConversationId, InboxRow] = {}
        self.listed = asyncio.Event()  # set once the list was shown for the first time

    @property
    def rows(self) -> tuple[InboxRow, ...]:
        """The rows that were read."""
        return tuple(self._rows.values())

    def load(self) -> None:
        """Read the list."""
        self._reload.ask()

    def take_over(self, kept: dict[str, object]) -> None:
        """Filter and order as they were last time."""
        wishes, sort = kept.get("wish"), kept.get("sort")
        if isinstance(wishes, dict):
            self.wish = filter_of(wishes)
        if sort in set(Sort):
            self.sort = Sort(str(sort))
        self._view.show_wish(self.wish, self.sort)

    def choose_tab(self, tab: str) -> None:
        """The agent chose mine, unassigned or everyone."""
        self._want(replace(self.wish, tab=tab))

    def choose_chip(self, chip: str) -> None:
        """The agent chose a quick filter; an empty one takes it away."""
        plain = InboxFilter()
        gone = {name: getattr(plain, name) for name in _CHIPS.get(self._chip, {})}
        self._chip = chip
        self._want(replace(self.wish, **{**gone, **_CHIPS.get(chip, {})}))

    def choose_filter(self, wish: InboxFilter) -> None:
        """The agent set conditions."""
        self._chip = ""
        self._want(wish)

    def choose_sort(self, sort: Sort) -> None:
        """The agent chose an order."""
        self.sort = sort
        self._want(self.wish)

    def choose_view(self, view: SavedView) -> None:
        """The agent chose a saved view."""
        self.sort = view.sort
        self.choose_filter(view.filter)

    def save_view(self, name: str, *, is_shared: bool) -> None:
        """Keep the filter and the order in force under a name."""
        owner = None if is_shared else self._context.by
        view = SavedView(0, name, self.wish, self.sort, owner)
        self._tasks.start("views.save", self._write(lambda uow: uow.views.save(view)))

    def remove_view(self, view: SavedView) -> None:
        """Forget a saved view."""
        self._tasks.start("views.remove", self._write(lambda uow: uow.views.remove(view.id)))

    def _want(self, wish: InboxFilter) -> None:
        self.wish = wish
        self._view.show_wish(wish, self.sort)
        self._reload.ask()

    def want_rows(self, ids: list[ConversationId]) -> None:
        """These came into sight."""
        self._wanted = ids
        self._more.ask()

    def data_changed(self, changes: ChangeSet) -> None:
        """Some transaction was committed, here or by sync."""
        if changes.conversations or changes.debtors or changes.topics & _TOPICS:
            self._reload.ask(AFTER_THREAD_S)

    def tick(self) -> None:
        """Half a minute passed."""
        now = self._context.now()
        self._view.tick(now)
        if self._next_wake_at is not None and now >= self._next_wake_at:
            self._reload.ask()

    # --- work ---------------------------------------------------------------------------

    async def _load(self) -> None:
        now = self._context.now()
        read = partial(
            _listed,
            wish=self.wish,
            sort=self.sort,
            sight=self._view.ids_in_sight(),
            by=self._context.by,
            zone=self._context.zone,
            now=now,
        )
        listed = await self._context.runner.read(read)
        self._rows = {row.conversation_id: row for row in listed.rows}
        self._next_wake_at = listed.order.next_wake_at
        self._view.show_choices(listed.choices)
        self._view.show_order(listed.order, listed.rows, now)
        self._view.show_counts(listed.counts)
        self.listed.set()
        if listed.is_due:
            wake = partial(wake_due, now=now, change_id=f"wake:{new_id(now)}")
            await self._context.runner.write(wake)

    async def _load_rows(self) -> None:
        ids, now = self._wanted, self._context.now()
        rows = await self._context.runner.read(lambda uow: uow.inbox.rows(ids, now))
        self._rows.update({row.conversation_id: row for row in rows})
        self._view.add_rows(rows)

    async def _write(self, job: Callable[[UnitOfWork], object]) -> None:
        await self._context.runner.write(job)
        self._reload.ask()


def _listed(
    uow: UnitOfWork,
    *,
    wish: InboxFilter,
    sort: Sort,
    sight: Iterable[ConversationId],
    by: str,
    zone: str,
    now: datetime,
) -> Listed:
    order = uow.inbox.order(wish, sort, by=by, now=now, zone=zone)
    ids = order.ids()
    listed = set(ids)
    wanted = dict.fromkeys((*ids[:FIRST_ROWS], *(one for one in sight if one in listed)))
    choices = Choices(
        uow.labels.all(), uow.inbox.operators(), uow.inbox.creditors(), uow.views.all(by)
    )
    return Listed(
        order,
        uow.inbox.rows(tuple(wanted), now),
        uow.conversations.counts(by, now),
        choices,
        uow.work.is_any_due(now),
    )
