"""The gate's second look: at the moment of sending."""

from datetime import datetime
from typing import Any

from console.domain.contact import Reason, Refused
from console.usecases.context import RuleBook
from console.usecases.decide import decide_facts
from console.usecases.ports import QueuedCommand, Recipient, UnitOfWork
from console.usecases.send_files import UPLOAD
from console.usecases.send_text import note_refusal
from console.usecases.views import TemplateRow

EXPIRED = "expired"
"""The code of what was planned for an hour at which no console was there to send it."""


def release_command(
    command: QueuedCommand, uow: UnitOfWork, *, rules: RuleBook, now: datetime
) -> dict[str, Any] | None:
    """The body to post, or None: it was taken back, or the gate says no now, and the thread
    shows why. From here on nobody takes it back any more, in the same transaction.

    The body carries `not_after`, the end of what was allowed, so that the relay does not send
    a second late what it could not send at once. What must be uploaded first is not in it.
    """
    if not uow.outbox.release(command.message_id, now):
        return None
    recipient = uow.contacts.recipient_of_conversation(
        command.conversation_id,
        now,
        account_id=command.account_id,
        excluding=command.message_id,
    )
    if recipient is None:
        _refuse(command, Refused(Reason.CONTACT_POINT_INVALID, ""), None, uow, now)
        return None
    if command.expires_at is not None and now >= command.expires_at:
        uow.outbox.refused(command.message_id, EXPIRED, "", now)
        return None
    template = _template(command, uow)
    if command.template and template is None:
        _refuse(command, Refused(Reason.TEMPLATE_NOT_APPROVED, ""), recipient, uow, now)
        return None
    decision = decide_facts(
        recipient.facts, by=command.by, rules=rules, now=now, template=template
    )
    if isinstance(decision, Refused):
        _refuse(command, decision, recipient, uow, now)
        return None
    body = {name: value for name, value in command.body.items() if name != UPLOAD}
    return body | {"not_after": decision.until.isoformat()}


def _template(command: QueuedCommand, uow: UnitOfWork) -> TemplateRow | None:
    """The template in the very language in which it goes out: a sister may be paused."""
    if command.template is None:
        return None
    language = command.body["template"]["language"]["code"]
    return uow.templates.find(command.template, language)


def _refuse(
    command: QueuedCommand,
    refusal: Refused,
    recipient: Recipient | None,
    uow: UnitOfWork,
    now: datetime,
) -> None:
    uow.outbox.refused(command.message_id, refusal.reason, refusal.rule, now)
    if recipient is not None:
        note_refusal(uow, command.by, recipient, refusal, now)
