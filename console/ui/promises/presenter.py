"""What the agent does in the list of promises, and what comes of it."""

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import partial
from typing import Protocol
from zoneinfo import ZoneInfo

from console.domain.ids import AccountId
from console.domain.money import Money
from console.domain.promise import ALIVE, PromiseState
from console.runtime.tasks import TaskOwner
from console.usecases.cancel_promise import CancelPromise, cancel_promise
from console.usecases.context import Context
from console.usecases.ports import ChangeSet, Topic, UnitOfWork
from console.usecases.views import PromiseRow

QUIET_S = 0.3
LIMIT = 5000


class Tab(StrEnum):
    """Groups of promises, as the tabs show them."""

    TODAY = "today"
    OVERDUE = "overdue"
    COMING = "coming"
    KEPT = "kept"
    BROKEN = "broken"
    ALL = "all"


KEPT = {PromiseState.KEPT, PromiseState.KEPT_LATE}
BROKEN = {PromiseState.BROKEN, PromiseState.PARTIALLY_KEPT}


@dataclass(frozen=True, slots=True)
class Listed:
    """The rows of a tab, how many each tab has, and what the tab's rows promise in all."""

    tab: Tab
    rows: tuple[PromiseRow, ...]
    counts: dict[Tab, int]
    totals: tuple[Money, ...]
    today: date


class PromisesView(Protocol):
    """What the list shows."""

    def show_promises(self, listed: Listed) -> None:
        """Replace the rows and the counts."""
        ...

    def show_cancelled(self, *, done: bool) -> None:
        """The promise is withdrawn, or was closed already."""
        ...


class PromisesPresenter:
    """Keeps the tab and the filter; opens accounts in the inbox."""

    def __init__(
        self,
        view: PromisesView,
        context: Context,
        tasks: TaskOwner,
        open_account: Callable[[AccountId], None],
    ) -> None:
        self._view = view
        self._context = context
        self._tasks = tasks
        self._open_account = open_account
        self._tab = Tab.TODAY
        self._text = ""
        self._chosen = False
        self._waits = False

    def start(self) -> None:
        """The screen is shown."""
        self._reload(0)

    def choose_tab(self, tab: Tab) -> None:
        """The agent chose a group."""
        self._tab, self._chosen = tab, True
        self._reload(0)

    def type_filter(self, text: str) -> None:
        """The agent typed into the filter."""
        self._text = text.strip()
        self._reload(QUIET_S)

    def open_row(self, row: PromiseRow) -> None:
        """The agent opened a promise: one step to the chat."""
        self._open_account(row.account_id)

    def cancel(self, row: PromiseRow, reason: str) -> None:
        """The agent withdrew a promise."""
        intent = CancelPromise(row.id, reason, self._context.by)
        self._tasks.start("promises.cancel", self._cancel(intent))

    def data_changed(self, changes: ChangeSet) -> None:
        """Some transaction was committed."""
        if changes.topics & {Topic.PROMISES, Topic.PORTFOLIO} and not self._waits:
            self._reload(QUIET_S)
            self._waits = True

    def _reload(self, after_s: float) -> None:
        self._waits = False
        self._tasks.start("promises.load", self._load(after_s))

    async def _load(self, after_s: float) -> None:
        await asyncio.sleep(after_s)
        self._waits = False  # what is committed from now on needs a reading of its own
        rows = await self._context.runner.read(partial(_all, self._text))
        today = self._context.now().astimezone(ZoneInfo(self._context.zone)).date()
        groups = {row.id: tab_of(row, today) for row in rows}
        counts = Counter(groups.values())
        counts[Tab.ALL] = len(rows)
        if not self._chosen and not counts[self._tab]:
            self._tab = next((tab for tab in Tab if counts[tab]), Tab.TODAY)
        wanted = tuple(r for r in rows if self._tab in {Tab.ALL, groups[r.id]})
        listed = Listed(self._tab, wanted, dict(counts), totals(wanted), today)
        self._view.show_promises(listed)

    async def _cancel(self, intent: CancelPromise) -> None:
        job = partial(cancel_promise, intent, now=self._context.now())
        self._view.show_cancelled(done=await self._context.runner.write(job))


def tab_of(row: PromiseRow, today: date) -> Tab:
    """The one group that a promise belongs to (besides all)."""
    state = PromiseState(row.state)
    if state in KEPT:
        return Tab.KEPT
    if state in BROKEN:
        return Tab.BROKEN
    if state in ALIVE and row.due_on < today:
        return Tab.OVERDUE
    if state in ALIVE and row.due_on == today:
        return Tab.TODAY
    if state in ALIVE or state is PromiseState.PENDING_APPROVAL:
        return Tab.COMING
    return Tab.ALL


def totals(rows: tuple[PromiseRow, ...]) -> tuple[Money, ...]:
    """Promised sums by currency, largest first."""
    sums: Counter[str] = Counter()
    for row in rows:
        sums[row.amount.currency] += row.amount.minor
    return tuple(Money(minor, currency) for currency, minor in sums.most_common())


def _all(text: str, uow: UnitOfWork) -> tuple[PromiseRow, ...]:
    return uow.promises.list(text=text, limit=LIMIT)
