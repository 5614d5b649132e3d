"""What an agent typed and did not send, kept per conversation."""

from datetime import datetime

from console.domain.ids import ConversationId
from console.usecases.ports import UnitOfWork


def save_draft(
    conversation_id: ConversationId, text: str, uow: UnitOfWork, *, now: datetime
) -> None:
    """Keep the text; an empty one forgets the draft."""
    uow.conversations.save_draft(conversation_id, text.rstrip(), now)
