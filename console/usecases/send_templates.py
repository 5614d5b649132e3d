"""One template to several accounts, one message per debtor."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from console.domain.contact import Reason, Refused
from console.domain.ids import AccountId, DebtorId, MessageId
from console.usecases.bind_template import bind, facts_of, lang_of
from console.usecases.context import RuleBook
from console.usecases.ports import UnitOfWork
from console.usecases.send_template import Sender, queue_template
from console.usecases.views import QueueRow, TemplateRow


@dataclass(frozen=True, slots=True)
class SendTemplates:
    """`ids` were made by the screen, one per account, so that a repeat sends nothing more."""

    ids: Mapping[AccountId, MessageId]
    template: str
    language: str
    by: str


@dataclass(frozen=True, slots=True)
class BulkLine:
    """What became of one account: a message, or the gate's reason."""

    account_id: AccountId
    person: str | None
    message_id: MessageId | None = None
    refused: Refused | None = None


def send_templates(
    intent: SendTemplates,
    uow: UnitOfWork,
    *,
    rules: RuleBook,
    now: datetime,
    phone_number_id: str,
    lang: str,
) -> tuple[BulkLine, ...]:
    """Queue one message per debtor; a second account of the same debtor is not written to.

    The gate looks at each, with everything that this very transaction has queued before, so
    that a cap is not broken by the bulk itself.
    """
    template = uow.templates.find(intent.template, intent.language)
    if template is None:
        gone = Refused(Reason.TEMPLATE_NOT_APPROVED, "whatsapp_template")
        return tuple(BulkLine(account_id, None, refused=gone) for account_id in intent.ids)
    sender = Sender(intent.by, rules, now, phone_number_id)
    lines: list[BulkLine] = []
    written: set[DebtorId] = set()
    for account_id, message_id in intent.ids.items():
        row = uow.queue.row(account_id, now)
        if row is None or row.debtor_id in written:
            continue
        line = _write_to(row, message_id, template, sender, lang, uow)
        if line.refused is None:
            written.add(row.debtor_id)
        lines.append(line)
    return tuple(lines)


def _write_to(
    row: QueueRow,
    message_id: MessageId,
    template: TemplateRow,
    sender: Sender,
    lang: str,
    uow: UnitOfWork,
) -> BulkLine:
    if uow.messages.find(message_id):
        return BulkLine(row.account_id, row.person, message_id)
    recipient = uow.contacts.recipient_of_account(row.account_id, sender.now)
    if recipient is None:
        unknown = Refused(Reason.CONTACT_POINT_INVALID, "contact_point")
        return BulkLine(row.account_id, row.person, refused=unknown)
    extras = uow.queue.extras(row.account_id)
    bound = bind(template, facts_of(row, sender.by, lang_of(template, lang), extras))
    outcome = queue_template(message_id, recipient, template, bound, sender, uow)
    if isinstance(outcome, Refused):
        return BulkLine(row.account_id, row.person, refused=outcome)
    return BulkLine(row.account_id, row.person, outcome)
