"""What one press of Enter sends: a text, files with a caption, or both, all or nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from console.domain.attachment import CAPTION, CAPTIONED
from console.domain.contact import Refused
from console.domain.ids import ConversationId, MessageId
from console.usecases.context import RuleBook
from console.usecases.ports import UnitOfWork
from console.usecases.save_draft import save_draft
from console.usecases.send_files import OutgoingFile, SendFile, send_files
from console.usecases.send_text import SendText, send_text


@dataclass(frozen=True, slots=True)
class SendHow:
    """Who sends, in answer to what, and when."""

    by: str
    quoted_id: str | None = None
    undo_s: int = 0
    due_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """The intents of one gesture in the order in which they go."""

    conversation_id: ConversationId
    written: str
    how: SendHow
    text: SendText | None
    files: tuple[SendFile, ...]

    @property
    def ids(self) -> tuple[MessageId, ...]:
        """The messages' ids, in order."""
        first = () if self.text is None else (self.text.id,)
        return (*first, *(each.id for each in self.files))


def batch_of(
    new_id: Callable[[], str],
    conversation_id: ConversationId,
    written: str,
    files: tuple[OutgoingFile, ...],
    how: SendHow,
) -> Batch:
    """The text becomes the caption of the first file that can carry it; where none can, or
    it is too long for one, it goes before the files as a message of its own.
    """
    carrier = next((at for at, file in enumerate(files) if file.kind in CAPTIONED), None)
    is_caption = carrier is not None and 0 < len(written) <= CAPTION
    text = None
    if written and not is_caption:
        text = SendText(
            MessageId(new_id()),
            conversation_id,
            written,
            how.by,
            how.quoted_id,
            how.undo_s,
            how.due_at,
        )
    quoted_id = how.quoted_id if text is None else None
    intents = tuple(
        SendFile(
            MessageId(new_id()),
            conversation_id,
            file,
            how.by,
            written if is_caption and at == carrier else "",
            quoted_id if at == 0 else None,
            how.undo_s,
            how.due_at,
        )
        for at, file in enumerate(files)
    )
    return Batch(conversation_id, written, how, text, intents)


def send_batch(
    batch: Batch, uow: UnitOfWork, *, rules: RuleBook, now: datetime
) -> Refused | None:
    """Send all of it and forget the draft, in one transaction; or nothing, and why."""
    if batch.text is not None:
        outcome = send_text(batch.text, uow, rules=rules, now=now)
        if isinstance(outcome, Refused):
            return outcome
    if batch.files:
        answer = send_files(batch.files, uow, rules=rules, now=now)
        if isinstance(answer, Refused):  # never after a text: the gate was asked the same
            return answer
    save_draft(batch.conversation_id, "", uow, now=now)
    return None
