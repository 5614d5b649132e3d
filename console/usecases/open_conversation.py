"""Open the thread of an account's debtor. Nothing is sent by it."""

from datetime import datetime

from console.domain.ids import AccountId, ConversationId
from console.usecases.ports import Recipient, UnitOfWork


def open_conversation(
    account_id: AccountId, uow: UnitOfWork, *, phone_number_id: str, now: datetime
) -> ConversationId | None:
    """The debtor's thread, made when new; None without any usable contact point."""
    recipient = uow.contacts.recipient_of_account(account_id, now)
    if recipient is None:
        return None
    return thread_of(recipient, uow, phone_number_id=phone_number_id, now=now)


def thread_of(
    recipient: Recipient, uow: UnitOfWork, *, phone_number_id: str, now: datetime
) -> ConversationId | None:
    """The recipient's thread with that business number."""
    if recipient.conversation_id is not None:
        return recipient.conversation_id
    if recipient.identity is None:
        return None
    return uow.conversations.open_for(
        phone_number_id=recipient.phone_number_id or phone_number_id,
        identity=recipient.identity,
        phone=recipient.phone,
        user_id=recipient.user_id,
        name=recipient.name,
        debtor_id=recipient.debtor_id,
        at=now,
    )
