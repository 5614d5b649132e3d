"""Close a conversation for now. The debtor's next message opens it again."""

from dataclasses import dataclass
from datetime import datetime

from console.domain.ids import ConversationId
from console.usecases.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class Resolve:
    """`reopen` takes it back (undo)."""

    id: str
    conversation_id: ConversationId
    by: str
    reopen: bool = False


def resolve(intent: Resolve, uow: UnitOfWork, *, now: datetime) -> None:
    """Move the conversation out of the working sections, or back."""
    uow.conversations.resolve(intent.conversation_id, None if intent.reopen else now)
