"""What an agent learns that changes whether somebody may be written to.

Each is one step for the agent and takes effect at once: pending messages die with it.
"""

from dataclasses import dataclass
from datetime import datetime

from console.domain.contact import HardBlock, SoftPause
from console.domain.ids import ConversationId
from console.usecases.ports import NewActivity, Recipient, UnitOfWork


@dataclass(frozen=True, slots=True)
class OptOut:
    """The debtor asked not to be written to. Only the debtor can take it back."""

    id: str
    conversation_id: ConversationId
    by: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class WrongNumber:
    """The number is not the debtor's: invalid for everybody who has it."""

    id: str
    conversation_id: ConversationId
    by: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class NoConsent:
    """The person says that they never agreed to be written to at this number."""

    id: str
    conversation_id: ConversationId
    by: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class ThirdParty:
    """Somebody else answered. Nothing is learnt that forbids; it is kept as a contact."""

    id: str
    conversation_id: ConversationId
    by: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class PauseDebtor:
    """No message of ours opens an exchange until then (None: until somebody lifts it)."""

    id: str
    conversation_id: ConversationId
    reason: SoftPause
    by: str
    until: datetime | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class BlockDebtor:
    """Nothing goes out to this person any more."""

    id: str
    conversation_id: ConversationId
    reason: HardBlock
    by: str
    note: str = ""


CODE_OF_PAUSE = {
    SoftPause.DISPUTE: "DISPUTE",
    SoftPause.COMPLAINT: "COMPLAINT",
    SoftPause.PAYMENT_CLAIMED: "PAID_CLAIM",
    SoftPause.VULNERABLE: "VULN",
}
CODE_OF_BLOCK = {
    HardBlock.DECEASED: "DECEASED",
    HardBlock.BANKRUPTCY: "BANKR",
    HardBlock.LEGAL: "LEGAL",
    HardBlock.FRAUD: "FRAUD",
}


def opt_out(intent: OptOut, uow: UnitOfWork, *, now: datetime) -> None:
    """Record the opt-out for the number of this conversation, for every debtor who has it."""
    recipient = uow.contacts.recipient_of_conversation(intent.conversation_id, now)
    if (
        recipient is None
        or recipient.identity is None
        or not _first(intent, "OPTOUT", uow, now)
    ):
        return
    uow.contacts.opt_out(recipient.identity, now, f"agent:{intent.by}")
    _audit(uow, intent.by, "contact.opted_out", recipient, now)


def wrong_number(intent: WrongNumber, uow: UnitOfWork, *, now: datetime) -> None:
    """Invalidate the number of this conversation for everybody."""
    recipient = uow.contacts.recipient_of_conversation(intent.conversation_id, now)
    if recipient is None or recipient.identity is None or not _first(intent, "WRONG", uow, now):
        return
    uow.contacts.invalidate(recipient.identity, now, f"agent:{intent.by}")
    _audit(uow, intent.by, "contact.invalidated", recipient, now)


def right_number(intent: WrongNumber, uow: UnitOfWork, *, now: datetime) -> None:
    """Take back that the number of this conversation was wrong. What died stays dead."""
    recipient = uow.contacts.recipient_of_conversation(intent.conversation_id, now)
    if recipient is None or recipient.identity is None or not _first(intent, "RIGHT", uow, now):
        return
    uow.contacts.validate(recipient.identity, now, f"agent:{intent.by}")
    _audit(uow, intent.by, "contact.validated", recipient, now)


def no_consent(intent: NoConsent, uow: UnitOfWork, *, now: datetime) -> None:
    """Record that consent was denied for the number of this conversation."""
    recipient = uow.contacts.recipient_of_conversation(intent.conversation_id, now)
    if (
        recipient is None
        or recipient.identity is None
        or not _first(intent, "NOCONSENT", uow, now)
    ):
        return
    uow.contacts.refuse_consent(recipient.identity, now, f"agent:{intent.by}")
    _audit(uow, intent.by, "contact.consent_refused", recipient, now)


def third_party(intent: ThirdParty, uow: UnitOfWork, *, now: datetime) -> None:
    """Keep that a third party answered."""
    recipient = uow.contacts.recipient_of_conversation(intent.conversation_id, now)
    if recipient is not None:
        _first(intent, "TPC_MSG", uow, now)


def pause_debtor(intent: PauseDebtor, uow: UnitOfWork, *, now: datetime) -> None:
    """Begin the pause."""
    recipient = uow.contacts.recipient_of_conversation(intent.conversation_id, now)
    code = CODE_OF_PAUSE.get(intent.reason, "PAUSE")
    if recipient is None or recipient.debtor_id is None or not _first(intent, code, uow, now):
        return
    uow.contacts.pause(recipient.debtor_id, intent.reason, now, intent.until, intent.by)
    _audit(uow, intent.by, f"contact.paused.{intent.reason}", recipient, now)


def block_debtor(intent: BlockDebtor, uow: UnitOfWork, *, now: datetime) -> None:
    """Set the block."""
    recipient = uow.contacts.recipient_of_conversation(intent.conversation_id, now)
    code = CODE_OF_BLOCK.get(intent.reason, "BLOCK")
    if recipient is None or recipient.debtor_id is None or not _first(intent, code, uow, now):
        return
    uow.contacts.block(recipient.debtor_id, intent.reason, now, intent.by)
    _audit(uow, intent.by, f"contact.blocked.{intent.reason}", recipient, now)


def _first(
    intent: OptOut | WrongNumber | NoConsent | ThirdParty | PauseDebtor | BlockDebtor,
    code: str,
    uow: UnitOfWork,
    now: datetime,
) -> bool:
    """Log the activity; False when this very intent was carried out before."""
    debtor_id = uow.conversations.debtor_of(intent.conversation_id)
    return uow.activities.add(
        NewActivity(
            id=intent.id,
            at=now,
            by=intent.by,
            code=code,
            channel="whatsapp",
            debtor_id=debtor_id,
            conversation_id=intent.conversation_id,
            note=intent.note or None,
        )
    )


def _audit(uow: UnitOfWork, by: str, action: str, recipient: Recipient, now: datetime) -> None:
    uow.audit.add(now, by, action, f"debtor:{recipient.debtor_id}", {})
