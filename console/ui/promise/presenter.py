"""Gestures of the promise dialog in; limits, suggested days and the outcome out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial
from typing import Protocol

from console.domain.contact import ContactFacts, Decision
from console.domain.ids import AccountId, ConversationId, MessageId, PromiseId
from console.domain.money import Money
from console.domain.promise import (
    LimitFinding,
    PromiseDraft,
    PromiseFacts,
    PromiseLimits,
    PromiseState,
    check_promise,
    least_amount,
    state_when_made,
)
from console.domain.promise_dates import SuggestedDate, suggest_dates
from console.runtime.rule_files import promise_limits
from console.runtime.tasks import TaskOwner
from console.ui.promise.amounts import read_amount
from console.ui.promise.confirmation import confirmation_text
from console.usecases.context import Context, RuleBook
from console.usecases.decide import decide_facts
from console.usecases.ports import UnitOfWork
from console.usecases.record_promise import (
    PromiseMade,
    PromiseRefused,
    RecordPromise,
    promise_facts,
    record_promise,
)
from console.usecases.views import AccountRow, ThreadItem

LimitsFor = Callable[[str], PromiseLimits]
_AHEAD_DAYS = 62


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom and what the promise is about. `evidence` are messages of the debtor's, newest
    first.
    """

    person: str
    country: str | None
    language: str
    accounts: tuple[AccountRow, ...]
    conversation_id: ConversationId | None = None
    evidence: tuple[ThreadItem, ...] = ()
    account_id: AccountId | None = None
    person_id: str | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for one account: the facts, the limits, and the days ahead.

    `closed` names the days on which banks do not work (empty for weekends), `standing` is the
    gate's answer for a confirmation in free text.
    """

    account: AccountRow
    facts: PromiseFacts
    limits: PromiseLimits
    last_on: date
    closed: dict[date, str]
    suggested: tuple[SuggestedDate, ...]
    quick: tuple[tuple[str, Money], ...]
    standing: Decision | None
    contact: ContactFacts | None


@dataclass(frozen=True, slots=True)
class Offer:
    """What is filled in so far."""

    amount: Money | None = None
    due_on: date | None = None
    channel: str | None = None
    evidence_id: str | None = None
    sends: bool = True
    text: str = ""
    text_is_own: bool = False


class PromiseView(Protocol):
    """What the dialog shows."""

    def show_terms(self, terms: Terms, now: datetime) -> None: ...  # noqa: D102
    def show_offer(self, offer: Offer) -> None: ...  # noqa: D102
    def show_findings(  # noqa: D102
        self, findings: Sequence[LimitFinding], state: PromiseState | None
    ) -> None: ...
    def finish(self, made: PromiseMade) -> None: ...  # noqa: D102
    def show_unknown(self) -> None: ...  # noqa: D102


class PromisePresenter:
    """One opening of the dialog; its ids are made once, so a double click records once."""

    def __init__(
        self,
        context: Context,
        view: PromiseView,
        tasks: TaskOwner,
        subject: Subject,
        limits: LimitsFor = promise_limits,
    ) -> None:
        self._context, self._view, self._tasks = context, view, tasks
        self._subject, self._limits = subject, limits
        self._promise_id = PromiseId(context.new_id())
        self._message_id = MessageId(context.new_id())
        self._terms: Terms | None = None
        self._offer = Offer(evidence_id=subject.evidence[0].id if subject.evidence else None)
        self._is_recording = False

    def load(self) -> None:
        """Read what holds for the first account."""
        accounts = self._subject.accounts
        wanted = self._subject.account_id
        chosen = [account for account in accounts if account.id == wanted]
        if accounts:
            self.choose_account((chosen or list(accounts))[0].id)

    # --- gestures -----------------------------------------------------------------------

    def choose_account(self, account_id: AccountId) -> None:
        """The promise is about that account."""
        account = next(each for each in self._subject.accounts if each.id == account_id)
        self._tasks.start("promise.terms", self._load(account))

    def type_amount(self, text: str) -> None:
        """The agent typed an amount."""
        if self._terms is not None:
            amount = read_amount(text, self._terms.facts.currency)
            self._fill(replace(self._offer, amount=amount))

    def choose_amount(self, amount: Money) -> None:
        """The agent chose one of the quick amounts."""
        self._fill(replace(self._offer, amount=amount))

    def choose_date(self, due_on: date) -> None:
        """The agent chose a day."""
        self._fill(replace(self._offer, due_on=due_on))

    def choose_channel(self, channel: str) -> None:
        """How they will pay."""
        self._offer = replace(self._offer, channel=channel or None)

    def choose_evidence(self, message_id: str | None) -> None:
        """Which message backs it."""
        self._offer = replace(self._offer, evidence_id=message_id)

    def set_sends(self, *, sends: bool) -> None:
        """Whether the confirmation goes out at once."""
        self._fill(replace(self._offer, sends=sends))

    def type_text(self, text: str) -> None:
        """The agent rewrote the confirmation; it stays theirs from now on."""
        self._offer = replace(self._offer, text=text, text_is_own=True)

    def record(self) -> None:
        """The agent pressed the button."""
        offer, terms = self._offer, self._terms
        if terms is None or self._is_recording or offer.amount is None or offer.due_on is None:
            return
        if state_when_made(self._findings(terms, offer)) is None:
            return
        self._is_recording = True
        self._tasks.start("promise.record", self._record(self._intent(terms, offer)))

    # --- work ---------------------------------------------------------------------------

    def _intent(self, terms: Terms, offer: Offer) -> RecordPromise:
        if offer.amount is None or offer.due_on is None:
            raise ValueError("a promise needs an amount and a day")
        conversation = self._subject.conversation_id
        sends = offer.sends and conversation is not None and bool(offer.text.strip())
        return RecordPromise(
            self._promise_id,
            terms.account.id,
            conversation,
            offer.amount,
            offer.due_on,
            offer.channel,
            MessageId(offer.evidence_id) if offer.evidence_id else None,
            self._context.by,
            self._message_id if sends else None,
            offer.text.strip() if sends else "",
        )

    def _fill(self, offer: Offer) -> None:
        self._offer = offer
        terms = self._terms
        if terms is None:
            return
        if not offer.text_is_own:
            self._offer = replace(offer, text=self._text(terms, offer))
        self._view.show_offer(self._offer)
        findings = self._findings(terms, self._offer)
        self._view.show_findings(findings, self._state(findings))

    def _state(self, findings: Sequence[LimitFinding]) -> PromiseState | None:
        complete = self._offer.amount is not None and self._offer.due_on is not None
        return state_when_made(findings) if complete else None

    def _text(self, terms: Terms, offer: Offer) -> str:
        if offer.amount is None or offer.due_on is None:
            return ""
        return confirmation_text(
            self._subject.person,
            offer.amount,
            offer.due_on,
            language=self._subject.language,
            country=self._subject.country,
            product=terms.account.product,
            account_no=terms.account.account_no,
            reference=terms.account.payment_reference,
        )

    @staticmethod
    def _findings(terms: Terms, offer: Offer) -> tuple[LimitFinding, ...]:
        """The limits for what is filled in; an empty field counts as its own default."""
        draft = PromiseDraft(
            offer.amount.minor if offer.amount else 0,
            terms.facts.currency,
            offer.due_on or terms.facts.today,
        )
        closed = terms.closed
        return check_promise(draft, terms.facts, terms.limits, lambda on: on not in closed)

    async def _load(self, account: AccountRow) -> None:
        now = self._context.now()
        job = partial(
            terms_of,
            account,
            conversation_id=self._subject.conversation_id,
            limits=self._limits,
            by=self._context.by,
            rules=self._context.rules,
            now=now,
        )
        terms = await self._context.runner.read(job)
        if terms is None:
            self._view.show_unknown()
            return
        self._terms = terms
        self._view.show_terms(terms, now)
        first = terms.suggested[0].on if terms.suggested else None
        self._fill(replace(self._offer, amount=account.due, due_on=first))

    async def _record(self, intent: RecordPromise) -> None:
        terms = self._terms
        if terms is None:
            return
        closed = terms.closed
        job = partial(
            record_promise,
            intent,
            limits=self._limits,
            rules=self._context.rules,
            is_business_day=lambda on: on not in closed,
            now=self._context.now(),
        )
        try:
            outcome = await self._context.runner.write(job)
        finally:
            self._is_recording = False
        if isinstance(outcome, PromiseRefused):
            self._view.show_findings(outcome.findings, None)
        else:
            self._view.finish(outcome)


def terms_of(
    account: AccountRow,
    uow: UnitOfWork,
    *,
    conversation_id: ConversationId | None,
    limits: LimitsFor,
    by: str,
    rules: RuleBook,
    now: datetime,
) -> Terms | None:
    """What holds for a promise about that account; None when it is gone."""
    row = uow.queue.row(account.id, now)
    if row is None:
        return None
    bounds = limits(row.due.currency)
    facts = promise_facts(row, uow, bounds, now)
    ahead = bounds.max_days_ahead.get(facts.segment, min(bounds.max_days_ahead.values()))
    book = rules.rules_for(row.facts, now)
    closed = closed_days(facts.today, {**book.holidays}, book.local_holidays)
    recipient = (
        uow.contacts.recipient_of_conversation(conversation_id, now)
        if conversation_id is not None
        else None
    )
    contact = recipient.facts if recipient else None
    return Terms(
        account=account,
        facts=facts,
        limits=bounds,
        last_on=facts.today + timedelta(days=ahead),
        closed=closed,
        suggested=suggest_dates(facts.today, ahead, lambda on: on not in closed, dpd=row.dpd),
        quick=quick_amounts(facts, bounds),
        standing=decide_facts(contact, by=by, rules=rules, now=now) if contact else None,
        contact=contact,
    )


def closed_days(
    today: date, holidays: dict[date, str], local: frozenset[date]
) -> dict[date, str]:
    """Days of the coming two months on which banks do not work, with the holiday's name."""
    days = (today + timedelta(days=n) for n in range(-31, _AHEAD_DAYS + 31))
    weekends = {on: "" for on in days if on.weekday() >= 5}
    return {**weekends, **dict.fromkeys(local, ""), **holidays}


def quick_amounts(facts: PromiseFacts, limits: PromiseLimits) -> tuple[tuple[str, Money], ...]:
    """All that is due, the least that is accepted, and half; each amount once."""
    currency = facts.currency
    least = least_amount(facts.due_minor, limits)
    wanted = (("all", facts.due_minor), ("least", least), ("half", -(-facts.due_minor // 2)))
    found: dict[int, str] = {}
    for name, minor in wanted:
        if minor > 0:
            found.setdefault(minor, name)
    return tuple((name, Money(minor, currency)) for minor, name in found.items())
