"""An internal note in a thread. It never leaves the house."""

from dataclasses import dataclass
from datetime import datetime

from console.domain.ids import ConversationId
from console.usecases.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class AddNote:
    """`id` is made by the screen."""

    id: str
    conversation_id: ConversationId
    text: str
    by: str


def add_note(intent: AddNote, uow: UnitOfWork, *, now: datetime) -> None:
    """Store the note; a second time changes nothing."""
    uow.messages.add_note(intent.id, intent.conversation_id, intent.text, now, intent.by)
