"""The person beside the thread: read again on changes, and what one learns about them."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any, Protocol

from console.domain.contact import Decision
from console.domain.ids import ConversationId
from console.runtime.tasks import TaskOwner
from console.ui.inbox.panel.acts import Act, job_of, may_undo, undo_of
from console.ui.inbox.panel.timeline_presenter import TimelinePresenter, TimelineView
from console.ui.inbox.reload import Reloader
from console.usecases.add_note import AddNote, add_note
from console.usecases.context import Context, RuleBook
from console.usecases.decide import decide_facts
from console.usecases.lift_restraint import Lift, Lifted, lift_restraint
from console.usecases.ports import ChangeSet, Topic, UnitOfWork
from console.usecases.reveal import Covered, Reveal, reveal
from console.usecases.views import PersonPanel, TemplateRow

AFTER_THREAD_S = 0.2
"""Thread and list come first: the panel is rebuilt whole."""
SHOWN_S = 120.0
"""A covered value is covered again after that."""
PAUSE_S = 0.25
"""Between two readings in a row."""
_TOPICS = frozenset({Topic.PROMISES, Topic.PORTFOLIO, Topic.CLAIMS})
_ANY_TEMPLATE = TemplateRow("", "", "APPROVED", "UTILITY", None, ())


@dataclass(frozen=True, slots=True)
class PersonShown:
    """The panel with the gate's two answers: may we begin, may we answer."""

    panel: PersonPanel
    begin: Decision | None
    answer: Decision | None


class PanelView(TimelineView, Protocol):
    """What the panel shows."""

    def show_person(self, shown: PersonShown | None, now: datetime) -> None: ...  # noqa: D102
    def reveal(self, field: str) -> None: ...  # noqa: D102
    def cover(self, field: str) -> None: ...  # noqa: D102
    def show_acted(self, act: Act, *, can_undo: bool) -> None: ...  # noqa: D102
    def show_lifted(self, outcome: Lifted) -> None: ...  # noqa: D102


class PanelPresenter:
    """One conversation's person. `told` is given what was read, for the header."""

    def __init__(
        self,
        context: Context,
        view: PanelView,
        tasks: TaskOwner,
        told: Callable[[PersonShown | None], None] = lambda _shown: None,
    ) -> None:
        self.shown_s = SHOWN_S
        self._context, self._view, self._tasks, self._told = context, view, tasks, told
        self._id: ConversationId | None = None
        self._shown: PersonShown | None = None
        self._reload = Reloader(tasks, "panel", self._load, PAUSE_S)
        self.timeline = TimelinePresenter(context, view, tasks)

    @property
    def shown(self) -> PersonShown | None:
        """What was last read."""
        return self._shown

    def open(self, conversation_id: ConversationId) -> None:
        """Show another person."""
        self._id, self._shown = conversation_id, None
        self.timeline.nobody()
        self._reload.restart()

    def tick(self) -> None:
        """Half a minute passed."""
        if self._id is not None:
            self._reload.ask()

    def data_changed(self, changes: ChangeSet) -> None:
        """Some transaction was committed."""
        debtor_id = self._shown.panel.debtor_id if self._shown else None
        theirs = self._id in changes.conversations or debtor_id in changes.debtors
        if self._id is not None and (theirs or changes.topics & _TOPICS):
            self._reload.ask(AFTER_THREAD_S)
            self.timeline.data_changed()

    # --- gestures -----------------------------------------------------------------------

    def reveal(self, field: str, reason: str, note: str = "") -> None:
        """The agent said why they want to see a covered value: shown once it is on record."""
        if self._shown is not None:
            panel = self._shown.panel
            intent = Reveal(
                Covered(field),
                panel.debtor_id,
                panel.conversation_id,
                self._context.by,
                reason,
                note,
            )
            self._tasks.start(f"reveal.{field}", self._reveal(intent))

    def act(self, name: str, note: str, days: int = 0) -> None:
        """A confirmed step; a pause lasts so many days, 0 until somebody lifts it."""
        if self._id is not None:
            act = Act(self._context.new_id(), name, self._id, self._context.by, note, days)
            self._tasks.start(f"act.{act.id}", self._act(act))

    def add_note(self, text: str) -> None:
        """The agent wrote an internal note beside the thread."""
        if self._id is not None:
            intent = AddNote(self._context.new_id(), self._id, text, self._context.by)
            job = partial(add_note, intent, now=self._context.now())
            self._tasks.start(f"note.{intent.id}", self._write(job))

    def take_back(self, act: Act) -> None:
        """The step was a mistake."""
        again = replace(act, id=self._context.new_id())
        job = undo_of(again, self._context.now())
        self._tasks.start(f"act.{again.id}", self._write(job))

    def lift(self, kind: str, reason: str, why: str, approved_by: str) -> None:
        """End a pause or a block before its time."""
        if self._id is not None:
            new_id, by = self._context.new_id(), self._context.by
            intent = Lift(new_id, self._id, kind, reason, by, why, approved_by)
            self._tasks.start(f"lift.{new_id}", self._lift(intent))

    # --- work ---------------------------------------------------------------------------

    async def _write(self, job: Callable[[UnitOfWork], Any]) -> None:
        await self._context.runner.write(job)

    async def _act(self, act: Act) -> None:
        await self._write(job_of(act, self._context.now()))
        self._view.show_acted(act, can_undo=may_undo(act.name))

    async def _lift(self, intent: Lift) -> None:
        job = partial(lift_restraint, intent, now=self._context.now())
        self._view.show_lifted(await self._context.runner.write(job))

    async def _reveal(self, intent: Reveal) -> None:
        await self._write(partial(reveal, intent, now=self._context.now()))
        shown = self._shown
        if shown is None or shown.panel.conversation_id != intent.conversation_id:
            return
        self._view.reveal(intent.field)
        await asyncio.sleep(self.shown_s)
        self._view.cover(intent.field)

    async def _load(self) -> None:
        asked, now = self._id, self._context.now()
        if asked is None:
            return
        job = partial(person_of, asked, by=self._context.by, rules=self._context.rules, now=now)
        shown = await self._context.runner.read(job)
        if asked == self._id:
            self._shown = shown
            self._view.show_person(shown, now)
            if shown is not None:
                self.timeline.about(shown.panel.debtor_id, asked)
            self._told(shown)


def person_of(
    conversation_id: ConversationId,
    uow: UnitOfWork,
    *,
    by: str,
    rules: RuleBook,
    now: datetime,
) -> PersonShown | None:
    """The panel of a conversation with the gate's answers; None if it is unknown."""
    panel = uow.conversations.panel(conversation_id, None, now)
    if panel is None:
        return None
    if panel.facts is None:
        return PersonShown(panel, None, None)
    ask = partial(decide_facts, panel.facts, by=by, rules=rules, now=now)
    return PersonShown(panel, ask(template=_ANY_TEMPLATE), ask())
