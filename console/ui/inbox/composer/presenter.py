"""Gestures of the composer in: drafts, sends and notes, each bound to its conversation."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Protocol

from console.domain.canned import CannedReply
from console.domain.contact import ContactFacts, Decision, Refused
from console.domain.ids import ConversationId, DebtorId
from console.runtime.tasks import TaskOwner
from console.ui.inbox.composer.batch import Batch, SendHow, batch_of, send_batch
from console.ui.inbox.composer.emoji_names import EmojiNames, read_names
from console.ui.inbox.composer.files import ChosenFile, FilesPresenter, Pictures
from console.ui.inbox.composer.held import HeldMessages, News, Planned, PlanRefused, Sent
from console.ui.inbox.composer.replies import RepliesPresenter
from console.ui.inbox.reload import Reloader
from console.usecases.add_note import AddNote, add_note
from console.usecases.claim_debtor import ClaimDebtor, claim_debtor, release_debtor
from console.usecases.context import Context, RuleBook
from console.usecases.decide import decide_facts
from console.usecases.ports import ChangeSet, TakenBack, Topic, UnitOfWork
from console.usecases.save_draft import save_draft
from console.usecases.take_back import joined

DRAFT_PAUSE_S = 0.6
EMOJI_PAUSE_S = 1.0
CLAIM_AGAIN = timedelta(seconds=90)
LIMIT = 4_096  # characters of a text message (Meta, messages reference, 2026-11)


@dataclass(frozen=True, slots=True)
class Standing:
    """May one write here now? `facts` are those the gate was asked with."""

    decision: Decision
    facts: ContactFacts | None
    debtor_id: DebtorId | None


class ComposerView(Protocol):
    """What the composer shows."""

    def show_standing(self, standing: Standing | None, now: datetime) -> None: ...  # noqa: D102
    def show_text(self, text: str) -> None: ...  # noqa: D102
    def show_note(self, text: str) -> None: ...  # noqa: D102
    def drop_quote(self) -> None: ...  # noqa: D102
    def tell(self, news: News) -> None: ...  # noqa: D102
    def show_files(self, files: tuple[ChosenFile, ...]) -> None: ...  # noqa: D102
    def show_replies(  # noqa: D102
        self, replies: tuple[CannedReply, ...], values: Mapping[str, str]
    ) -> None: ...
    def show_emoji(self, names: EmojiNames) -> None: ...  # noqa: D102
    @property
    def pictures(self) -> Pictures: ...  # noqa: D102


class ComposerPresenter:
    """Writes for one conversation at a time; a text never crosses to another person.

    What is typed is kept per conversation in memory at once, and on disk after a pause and
    on leaving. `went_on` is told when a message was sent with "and next".
    """

    def __init__(
        self,
        context: Context,
        view: ComposerView,
        tasks: TaskOwner,
        went_on: Callable[[], None] = lambda: None,
    ) -> None:
        self._context, self._view, self._tasks = context, view, tasks
        self._went_on = went_on
        self._id: ConversationId | None = None
        self._texts: dict[ConversationId, str] = {}
        self._notes: dict[ConversationId, str] = {}
        self._unsaved: set[ConversationId] = set()
        self._standing: Standing | None = None
        self._claimed_at: datetime | None = None
        self._reload = Reloader(tasks, "standing", self._load_standing)
        self.undo_s = 0
        """For so many seconds a message may be taken back."""
        self.held = HeldMessages(context, tasks, self._take_in_again, view.tell)
        self.files = FilesPresenter(context, tasks, view.pictures, view.show_files)
        self.replies = RepliesPresenter(context, tasks, view.show_replies)
        self._has_emoji = False

    @property
    def standing(self) -> Standing | None:
        """The gate's newest answer for the open conversation."""
        return self._standing

    @property
    def tasks(self) -> TaskOwner:
        """Who owns what is done meanwhile."""
        return self._tasks

    @property
    def open_id(self) -> ConversationId | None:
        """Which conversation one writes in."""
        return self._id

    # --- gestures -----------------------------------------------------------------------

    def open(self, conversation_id: ConversationId) -> None:
        """Write to another person; what was typed for the last one stays theirs."""
        if conversation_id == self._id:
            return
        self._leave()
        self._id, self._standing, self._claimed_at = conversation_id, None, None
        self._view.drop_quote()
        self._view.show_standing(None, self._context.now())
        self._view.show_text(self._texts.get(conversation_id, ""))
        self._view.show_note(self._notes.get(conversation_id, ""))
        if conversation_id not in self._texts:
            self._tasks.start("draft.load", self._load_draft(conversation_id))
        self.files.open(conversation_id)
        self.replies.open(conversation_id)
        if not self._has_emoji:
            self._has_emoji = True
            self._tasks.start("emoji", self._load_emoji())
        self._reload.restart()

    def type(self, text: str) -> None:
        """The agent changed the text."""
        if self._id is None or text == self._texts.get(self._id, ""):
            return
        self._texts[self._id] = text
        self._unsaved.add(self._id)
        self._tasks.start(f"draft.{self._id}", self._save_after_pause(self._id))
        self._claim()

    def type_note(self, text: str) -> None:
        """The agent changed the internal note; it is kept while the program runs."""
        if self._id is not None:
            self._notes[self._id] = text

    def send(
        self,
        text: str,
        quoted_id: str | None,
        *,
        then_next: bool = False,
        due_at: datetime | None = None,
    ) -> None:
        """Enter, or the button. The field empties at once; a refusal brings the text back."""
        written = text.strip()
        if self._id is None or len(written) > LIMIT:
            return
        batch = self._batch(self._id, written, quoted_id, due_at)
        if not batch.ids:
            return
        self._empty()
        self._tasks.start(f"send.{batch.ids[0]}", self._send(batch))
        if then_next:
            self._went_on()

    def _batch(
        self,
        conversation_id: ConversationId,
        written: str,
        quoted_id: str | None,
        due_at: datetime | None,
    ) -> Batch:
        undo_s = 0 if due_at else self.undo_s
        return batch_of(
            self._context.new_id,
            conversation_id,
            written,
            self.files.take(),
            SendHow(self._context.by, quoted_id, undo_s, due_at),
        )

    def note(self, text: str) -> None:
        """The agent wrote an internal note."""
        written = text.strip()
        if self._id is None or not written:
            return
        intent = AddNote(self._context.new_id(), self._id, written, self._context.by)
        self._notes.pop(self._id, None)
        self._view.show_note("")
        self._tasks.start(f"note.{intent.id}", self._note(intent))

    def tick(self) -> None:
        """Half a minute passed: hours end and windows close without any change set."""
        if self._id is not None:
            self._reload.ask()

    def data_changed(self, changes: ChangeSet) -> None:
        """Some transaction was committed."""
        theirs = self._standing.debtor_id in changes.debtors if self._standing else False
        if self._id in changes.conversations or theirs or changes.topics:
            self.tick()
        if Topic.SETTINGS in changes.topics:
            self.replies.reload()

    async def aclose(self) -> None:
        """Keep on disk what was typed."""
        for conversation_id in tuple(self._unsaved):
            await self._save(conversation_id)
        await self.held.let_go()

    def judge(self, at: datetime) -> Decision | None:
        """Whether free text may go at that instant, as far as is known now."""
        facts = self._standing.facts if self._standing else None
        if facts is None:
            return None
        return decide_facts(facts, by=self._context.by, rules=self._context.rules, now=at)

    # --- work ---------------------------------------------------------------------------

    def _empty(self) -> None:
        if self._id is not None:
            self._texts[self._id] = ""
            self._unsaved.discard(self._id)
        self._view.show_text("")
        self._view.drop_quote()

    def _leave(self) -> None:
        left, standing = self._id, self._standing
        if left is None:
            return
        if left in self._unsaved:
            self._tasks.start(f"draft.{left}", self._save(left))
        if self._claimed_at and standing and standing.debtor_id and not self._texts.get(left):
            claim = ClaimDebtor(standing.debtor_id, self._context.by)
            self._tasks.start("claim.release", self._write(partial(release_debtor, claim)))

    def _claim(self) -> None:
        """Who types holds the person, so that nobody else answers at the same time."""
        now, standing = self._context.now(), self._standing
        if standing is None or standing.debtor_id is None:
            return
        if self._claimed_at is None or now - self._claimed_at >= CLAIM_AGAIN:
            self._claimed_at = now
            claim = ClaimDebtor(standing.debtor_id, self._context.by)
            self._tasks.start("claim", self._write(partial(claim_debtor, claim, now=now)))

    async def _write(self, job: Callable[[UnitOfWork], object]) -> None:
        await self._context.runner.write(job)

    async def _load_emoji(self) -> None:
        await asyncio.sleep(EMOJI_PAUSE_S)  # what one reads comes first
        self._view.show_emoji(await asyncio.to_thread(read_names, self._context.lang))

    async def _load_draft(self, asked: ConversationId) -> None:
        text = await self._context.runner.read(partial(_draft_of, asked))
        if asked not in self._texts:
            self._texts[asked] = text
            if asked == self._id and text:
                self._view.show_text(text)

    async def _save_after_pause(self, conversation_id: ConversationId) -> None:
        await asyncio.sleep(DRAFT_PAUSE_S)
        await self._save(conversation_id)

    async def _save(self, conversation_id: ConversationId) -> None:
        self._unsaved.discard(conversation_id)
        text = self._texts.get(conversation_id, "")
        await self._write(partial(save_draft, conversation_id, text, now=self._context.now()))

    async def _send(self, batch: Batch) -> None:
        job = partial(send_batch, batch, rules=self._context.rules, now=self._context.now())
        outcome = await self._context.runner.write(job)
        first = batch.ids[0]
        if isinstance(outcome, Refused):
            self._bring_back(batch, outcome)
        elif batch.how.due_at is not None:
            self._view.tell(Planned(first, batch.how.due_at))
        else:
            undo_s = batch.how.undo_s
            self.held.sent(Sent(first, batch.conversation_id, undo_s, batch.ids[1:]))

    def _take_in_again(self, taken: TakenBack) -> None:
        """A message was taken back: its text and its file wait again."""
        self._return(taken.conversation_id, taken.text)
        if taken.media:
            self.files.put_back(taken.conversation_id, taken.media)

    def _return(self, conversation_id: ConversationId, text: str) -> None:
        """A text comes back to its own conversation, before what was typed since."""
        if conversation_id not in self._texts:  # the draft on disk has it already
            self._tasks.start("draft.load", self._load_draft(conversation_id))
            return
        text = joined(text, self._texts.get(conversation_id, ""))
        self._texts[conversation_id] = text
        self._unsaved.add(conversation_id)
        self._tasks.start(f"draft.{conversation_id}", self._save(conversation_id))
        if conversation_id == self._id:
            self._view.show_text(text)

    def _bring_back(self, batch: Batch, refused: Refused) -> None:
        """Nothing was sent: the text returns to its own conversation, and so do files."""
        self._return(batch.conversation_id, batch.written)
        for each in batch.files:
            self.files.put_back(batch.conversation_id, asdict(each.file))
        if batch.how.due_at is not None:
            self._view.tell(PlanRefused(refused, batch.how.due_at))
        elif batch.conversation_id == self._id:
            facts = self._standing.facts if self._standing else None
            debtor_id = self._standing.debtor_id if self._standing else None
            self._standing = Standing(refused, facts, debtor_id)
            self._view.show_standing(self._standing, self._context.now())

    async def _note(self, intent: AddNote) -> None:
        await self._write(partial(add_note, intent, now=self._context.now()))

    async def _load_standing(self) -> None:
        asked, now = self._id, self._context.now()
        if asked is None:
            return
        job = partial(
            standing_of, asked, by=self._context.by, rules=self._context.rules, now=now
        )
        standing = await self._context.runner.read(job)
        if asked == self._id:
            self._standing = standing
            self._view.show_standing(standing, now)


def standing_of(
    conversation_id: ConversationId,
    uow: UnitOfWork,
    *,
    by: str,
    rules: RuleBook,
    now: datetime,
) -> Standing | None:
    """The gate's answer for free text to the person of a conversation."""
    recipient = uow.contacts.recipient_of_conversation(conversation_id, now)
    if recipient is None:
        return None
    decision = decide_facts(recipient.facts, by=by, rules=rules, now=now)
    return Standing(decision, recipient.facts, recipient.debtor_id)


def _draft_of(conversation_id: ConversationId, uow: UnitOfWork) -> str:
    return uow.conversations.draft(conversation_id)
