"""Choosing a template, filling it, asking the gate, sending it."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Protocol

from console.domain.contact import Allowed, ContactFacts, Decision, Refused
from console.domain.ids import AccountId, ConversationId, MessageId
from console.domain.template import variables_of
from console.runtime.tasks import TaskOwner
from console.usecases.bind_template import Bound, bind_template, fill, parse
from console.usecases.context import Context, RuleBook
from console.usecases.decide import decide_facts
from console.usecases.ports import UnitOfWork
from console.usecases.send_template import SendTemplate, send_template
from console.usecases.template_languages import nearest_first
from console.usecases.views import AccountRow, TemplateRow

TYPING_PAUSE_S = 0.15


@dataclass(frozen=True, slots=True)
class Addressee:
    """Who gets the template: a conversation, and the accounts it may be about."""

    conversation_id: ConversationId
    person: str
    accounts: tuple[AccountRow, ...]
    language: str = "es"
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What the gate says of the filled template; None while it is not known."""

    decision: Decision | None
    facts: ContactFacts | None


class TemplatesView(Protocol):
    """What the sheet shows."""

    def show_templates(self, rows: Sequence[TemplateRow]) -> None: ...  # noqa: D102
    def show_form(self, template: TemplateRow, keys: Sequence[str], bound: Bound) -> None: ...  # noqa: D102
    def show_preview(self, bound: Bound) -> None: ...  # noqa: D102
    def show_answer(self, answer: Answer, now: datetime) -> None: ...  # noqa: D102
    def finish(self) -> None: ...  # noqa: D102


class TemplatesPresenter:
    """One opening of the sheet. The message's id is made once, so a double click sends once."""

    def __init__(
        self, context: Context, view: TemplatesView, tasks: TaskOwner, to: Addressee
    ) -> None:
        self._context, self._view, self._tasks, self._to = context, view, tasks, to
        self._message_id = MessageId(context.new_id())
        self._rows: tuple[TemplateRow, ...] = ()
        self._template: TemplateRow | None = None
        self._account_id: AccountId | None = to.accounts[0].id if to.accounts else None
        self._bound: Bound | None = None
        self._answer = Answer(None, None)
        self._is_sending = False

    def load(self) -> None:
        """Read the approved templates."""
        self._tasks.start("templates", self._load())

    def choose(self, name: str, language: str) -> None:
        """The agent chose a template."""
        found = [row for row in self._rows if (row.name, row.language) == (name, language)]
        if found and found[0] is not self._template:
            self._template = found[0]
            self._tasks.start("template.bind", self._bind(found[0]))

    def choose_account(self, account_id: AccountId) -> None:
        """The template is about another account."""
        self._account_id = account_id
        if self._template is not None:
            self._tasks.start("template.bind", self._bind(self._template))

    def type(self, key: str, value: str) -> None:
        """The agent filled a variable."""
        if self._template is None or self._bound is None:
            return
        values = {**self._bound.values, key: value.strip()}
        if not value.strip():
            del values[key]
        self._bound = fill(self._template, values)
        self._view.show_preview(self._bound)
        self._tasks.start("template.ask", self._ask(self._template, self._bound))

    def send(self) -> None:
        """The agent pressed send."""
        template, bound = self._template, self._bound
        is_allowed = isinstance(self._answer.decision, Allowed)
        if template is None or bound is None or self._is_sending or not is_allowed:
            return
        self._is_sending = True
        intent = SendTemplate(
            self._message_id,
            self._account_id,
            template.name,
            template.language,
            self._context.by,
            bound.values,
            self._to.conversation_id,
        )
        self._tasks.start("template.send", self._send(intent))

    # --- work ---------------------------------------------------------------------------

    async def _load(self) -> None:
        rows = await self._context.runner.read(_approved)
        self._rows = nearest_first(rows, self._to.language, self._to.country)
        self._view.show_templates(self._rows)

    async def _bind(self, template: TemplateRow) -> None:
        if self._account_id is None:
            bound = fill(template, {})
        else:
            job = partial(
                bind_template,
                template,
                account_id=self._account_id,
                by=self._context.by,
                now=self._context.now(),
                lang=self._context.lang,
            )
            bound = await self._context.runner.read(job)
        if template is not self._template:
            return
        self._bound = bound
        keys = dict.fromkeys(each.key for each in variables_of(parse(template)))
        self._view.show_form(template, tuple(keys), bound)
        await self._decide(template, bound)

    async def _ask(self, template: TemplateRow, bound: Bound) -> None:
        await asyncio.sleep(TYPING_PAUSE_S)
        await self._decide(template, bound)

    async def _decide(self, template: TemplateRow, bound: Bound) -> None:
        now = self._context.now()
        job = partial(
            _answer_for,
            self._to.conversation_id,
            template,
            bound.missing,
            by=self._context.by,
            rules=self._context.rules,
            now=now,
        )
        answer = await self._context.runner.read(job)
        if template is self._template and bound is self._bound:
            self._answer = answer
            self._view.show_answer(answer, now)

    async def _send(self, intent: SendTemplate) -> None:
        now = self._context.now()
        job = partial(
            send_template,
            intent,
            rules=self._context.rules,
            now=now,
            phone_number_id=self._context.phone_number_id,
        )
        try:
            outcome = await self._context.runner.write(job)
        finally:
            self._is_sending = False
        if isinstance(outcome, Refused):
            self._answer = Answer(outcome, self._answer.facts)
            self._view.show_answer(self._answer, now)
        else:
            self._view.finish()


def _approved(uow: UnitOfWork) -> tuple[TemplateRow, ...]:
    return uow.templates.all("APPROVED")


def _answer_for(
    conversation_id: ConversationId,
    template: TemplateRow,
    missing: Sequence[str],
    uow: UnitOfWork,
    *,
    by: str,
    rules: RuleBook,
    now: datetime,
) -> Answer:
    recipient = uow.contacts.recipient_of_conversation(conversation_id, now)
    if recipient is None:
        return Answer(None, None)
    facts = recipient.facts
    decision = decide_facts(
        facts, by=by, rules=rules, now=now, template=template, missing=missing
    )
    return Answer(decision, facts)
