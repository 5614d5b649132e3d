"""An approved template goes to an account's debtor."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime

from console.domain.contact import Allowed, Reason, Refused
from console.domain.ids import AccountId, ConversationId, MessageId
from console.domain.template import send_object
from console.usecases.address import address_of
from console.usecases.bind_template import Bound, fill, parse
from console.usecases.context import RuleBook
from console.usecases.decide import decide_facts
from console.usecases.open_conversation import thread_of
from console.usecases.ports import NewActivity, OutgoingMessage, Recipient, UnitOfWork
from console.usecases.send_text import act_on
from console.usecases.views import TemplateRow

SENT_CODE = "TEMPLATE"


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sends, from which number, by which rules, when; `holds` takes the person's claim,
    as a message to one person does and one to hundreds must not.
    """

    by: str
    rules: RuleBook
    now: datetime
    phone_number_id: str
    holds: bool = False


@dataclass(frozen=True, slots=True)
class SendTemplate:
    """`id` is made by the screen. With a conversation, its number is written to."""

    id: MessageId
    account_id: AccountId | None
    template: str
    language: str
    by: str
    values: Mapping[str, str] = field(default_factory=dict)
    conversation_id: ConversationId | None = None


def send_template(
    intent: SendTemplate,
    uow: UnitOfWork,
    *,
    rules: RuleBook,
    now: datetime,
    phone_number_id: str,
) -> MessageId | Refused:
    """Queue the template, or refuse it by policy. Both are ordinary outcomes."""
    if uow.messages.find(intent.id):
        return intent.id
    recipient = _recipient(intent, uow, now)
    template = uow.templates.find(intent.template, intent.language)
    if recipient is None:
        return Refused(Reason.CONTACT_POINT_INVALID, "contact_point")
    if template is None:
        return Refused(Reason.TEMPLATE_NOT_APPROVED, "whatsapp_template")
    sender = Sender(intent.by, rules, now, phone_number_id, holds=True)
    bound = fill(template, intent.values)
    return queue_template(intent.id, recipient, template, bound, sender, uow)


def queue_template(
    message_id: MessageId,
    recipient: Recipient,
    template: TemplateRow,
    bound: Bound,
    sender: Sender,
    uow: UnitOfWork,
) -> MessageId | Refused:
    """Ask the gate and queue a filled template for a recipient."""
    now, number = sender.now, sender.phone_number_id
    decision = decide_facts(
        recipient.facts,
        by=sender.by,
        rules=sender.rules,
        now=now,
        template=template,
        missing=bound.missing,
    )
    decision = act_on(decision, recipient, sender.by, uow, now, holds=sender.holds)
    if isinstance(decision, Refused):
        return decision
    conversation_id = thread_of(recipient, uow, phone_number_id=number, now=now)
    if conversation_id is None:
        return Refused(Reason.CONTACT_POINT_INVALID, "contact_point")
    message = _message(message_id, conversation_id, recipient, bound, decision, sender)
    body = address_of(recipient, number)
    body |= {"type": "template", "template": send_object(parse(template), bound.values)}
    uow.messages.add_outgoing(message, body)
    _log(message, recipient, uow)
    return message_id


def _recipient(intent: SendTemplate, uow: UnitOfWork, now: datetime) -> Recipient | None:
    if intent.conversation_id is not None:
        return uow.contacts.recipient_of_conversation(
            intent.conversation_id, now, account_id=intent.account_id
        )
    if intent.account_id is None:
        return None
    return uow.contacts.recipient_of_account(intent.account_id, now)


def _message(
    message_id: MessageId,
    conversation_id: ConversationId,
    recipient: Recipient,
    bound: Bound,
    decision: Allowed,
    sender: Sender,
) -> OutgoingMessage:
    return OutgoingMessage(
        id=message_id,
        conversation_id=conversation_id,
        kind="template",
        text=bound.preview.body,
        at=sender.now,
        by=sender.by,
        opened_by_us=not decision.is_reply,
        template=asdict(bound.preview),
        account_id=recipient.account_id,
        contact_point_id=recipient.contact_point_id,
    )


def _log(message: OutgoingMessage, recipient: Recipient, uow: UnitOfWork) -> None:
    """A template is an attempt to reach the debtor: it stands in the day's activities."""
    name = str((message.template or {}).get("name", ""))
    uow.activities.add(
        NewActivity(
            id=f"template:{message.id}",
            at=message.at,
            by=message.by,
            code=SENT_CODE,
            channel="whatsapp",
            debtor_id=recipient.debtor_id,
            conversation_id=message.conversation_id,
            account_id=message.account_id,
            message_id=message.id,
            note=name,
        )
    )
