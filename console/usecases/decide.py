"""Ask the send gate about a conversation, an account, or facts that are already at hand."""

from collections.abc import Sequence
from datetime import datetime

from console.domain.contact import ContactFacts, Decision, Proposal
from console.domain.contact_policy import may_contact
from console.domain.ids import AccountId, ConversationId
from console.usecases.context import RuleBook
from console.usecases.ports import UnitOfWork
from console.usecases.views import TemplateRow

MARKETING = "MARKETING"


def proposal(by: str, template: TemplateRow | None, missing: Sequence[str]) -> Proposal:
    """What one would send: free text, or that template."""
    if template is None:
        return Proposal(by)
    return Proposal(
        by,
        template.name,
        template.status,
        tuple(missing),
        is_marketing=template.category == MARKETING,
    )


def decide_facts(
    facts: ContactFacts,
    *,
    by: str,
    rules: RuleBook,
    now: datetime,
    template: TemplateRow | None = None,
    missing: Sequence[str] = (),
) -> Decision:
    """The gate's answer for facts that a row already carries."""
    offer = proposal(by, template, missing)
    return may_contact(facts, offer, rules.rules_for(facts, now), now)


def decide_for_conversation(
    conversation_id: ConversationId,
    uow: UnitOfWork,
    *,
    by: str,
    rules: RuleBook,
    now: datetime,
    template: TemplateRow | None = None,
    missing: Sequence[str] = (),
) -> Decision | None:
    """The gate's answer for the person of a conversation; None if it is unknown."""
    recipient = uow.contacts.recipient_of_conversation(conversation_id, now)
    if recipient is None:
        return None
    return decide_facts(
        recipient.facts, by=by, rules=rules, now=now, template=template, missing=missing
    )


def decide_for_account(
    account_id: AccountId,
    uow: UnitOfWork,
    *,
    by: str,
    rules: RuleBook,
    now: datetime,
    template: TemplateRow | None = None,
    missing: Sequence[str] = (),
) -> Decision | None:
    """The gate's answer for an account's debtor; None for an unknown account."""
    recipient = uow.contacts.recipient_of_account(account_id, now)
    if recipient is None:
        return None
    return decide_facts(
        recipient.facts, by=by, rules=rules, now=now, template=template, missing=missing
    )
