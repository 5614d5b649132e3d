"""A sound was measured: its length, and how loud it is from beginning to end."""

from collections.abc import Sequence

from console.domain.ids import MessageId
from console.usecases.ports import UnitOfWork


def keep_sound(
    message_id: MessageId, peaks: Sequence[int], duration_s: float, uow: UnitOfWork
) -> None:
    """Keep it with the message, so that nobody needs to decode the file again."""
    uow.messages.keep_sound(message_id, peaks, duration_s)
