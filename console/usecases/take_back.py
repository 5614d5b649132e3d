"""The author of a message that has not gone yet takes it back, or lets it go at once."""

from datetime import datetime

from console.domain.ids import MessageId
from console.usecases.ports import TakenBack, UnitOfWork
from console.usecases.save_draft import save_draft


def take_back(
    message_id: MessageId, by: str, uow: UnitOfWork, *, now: datetime
) -> TakenBack | None:
    """As if it had not been sent: its text stands in the draft of its own conversation again,
    before what was typed since. None where it has gone.
    """
    taken = uow.outbox.take_back(message_id, by)
    if taken is not None:
        since = uow.conversations.draft(taken.conversation_id)
        save_draft(taken.conversation_id, joined(taken.text, since), uow, now=now)
    return taken


def joined(first: str, second: str) -> str:
    """Two texts, one below the other."""
    return "\n".join(text for text in (first, second) if text)


def cancel_scheduled(message_id: MessageId, by: str, uow: UnitOfWork) -> TakenBack | None:
    """A message that was planned does not go. None where it has gone."""
    return uow.outbox.take_back(message_id, by)


def let_go(message_id: MessageId, by: str, uow: UnitOfWork, *, now: datetime) -> None:
    """A message that may still be taken back goes at once."""
    uow.outbox.hurry(message_id, by, now)
