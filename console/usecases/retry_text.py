"""A text that did not arrive is tried once more: another attempt, with its own id."""

from dataclasses import dataclass
from datetime import datetime

from console.domain.contact import Refused
from console.domain.delivery import Delivery, retry_id
from console.domain.ids import ConversationId, MessageId
from console.usecases.context import RuleBook
from console.usecases.ports import UnitOfWork
from console.usecases.send_text import SendText, send_text

_LOST = frozenset({Delivery.FAILED, Delivery.BLOCKED})


@dataclass(frozen=True, slots=True)
class RetryText:
    """`failed_id` is the attempt that did not arrive."""

    failed_id: MessageId
    conversation_id: ConversationId
    by: str


def retry_text(
    intent: RetryText, uow: UnitOfWork, *, rules: RuleBook, now: datetime
) -> MessageId | Refused | None:
    """Queue the next attempt, or refuse it by policy; None where nothing is to be repeated.

    An attempt has at most one successor, however often it is asked for. What arrived after
    all, or may still arrive, is not repeated.
    """
    failed = uow.messages.find(intent.failed_id)
    if failed is None or failed.delivery not in _LOST or failed.template or not failed.text:
        return None
    again = SendText(
        MessageId(retry_id(failed.id)),
        intent.conversation_id,
        failed.text,
        intent.by,
        failed.quoted_id,
    )
    return send_text(again, uow, rules=rules, now=now)
