"""An agent has seen a conversation."""

from console.domain.ids import ConversationId
from console.usecases.ports import UnitOfWork


def mark_read(conversation_id: ConversationId, uow: UnitOfWork) -> None:
    """Nothing is unread here any more."""
    uow.conversations.mark_read(conversation_id)
