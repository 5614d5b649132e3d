"""What the agent does in the worklist, and what comes of it."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Protocol

from console.domain.ids import AccountId, DebtorId, MessageId
from console.runtime import formats
from console.runtime.tasks import TaskOwner
from console.ui.queue.lines import (
    Branch,
    Page,
    QueueLine,
    SegmentChoice,
    branches,
    read_again,
    read_page,
)
from console.usecases.bind_template import Bound, bind_template
from console.usecases.claim_debtor import ClaimNext, claim_next
from console.usecases.context import Context
from console.usecases.ports import ChangeSet, Topic
from console.usecases.send_templates import BulkLine, SendTemplates, send_templates
from console.usecases.template_languages import language_of, nearest_first
from console.usecases.views import TemplateRow

PAGE = 200
DEBOUNCE_S = 0.15
QUIET_S = 0.4
"""The list is read again at most this often while changes keep coming."""
IN_PLACE = 1_000
"""A list longer than this is not read again from its start, but row by row where it changed."""
RELOAD_ON = {Topic.PORTFOLIO, Topic.CLAIMS, Topic.PROMISES}


class QueueView(Protocol):
    """What the worklist shows."""

    def show_tree(self, tree: tuple[Branch, ...], choice: SegmentChoice) -> None:
        """Counts and sums per segment, with the chosen one marked."""
        ...

    def show_page(self, page: Page, *, more: bool) -> None:
        """Replace the rows, or add to them."""
        ...

    def show_changed(self, lines: tuple[QueueLine, ...]) -> None:
        """Some loaded rows have other figures now; order and places stay."""
        ...

    def show_loading(self) -> None:
        """The first rows are on their way."""
        ...

    def show_nobody_left(self) -> None:
        """Working in order has come to the end."""
        ...

    def show_bulk_offer(
        self,
        templates: tuple[TemplateRow, ...],
        lines: tuple[QueueLine, ...],
    ) -> None:
        """Let the agent choose a template for the selected accounts."""
        ...

    def show_bulk_preview(self, bound: Bound, person: str) -> None:
        """How the template reads for the first person of the selection."""
        ...

    def show_bulk_sent(self, result: tuple[BulkLine, ...]) -> None:
        """Who was written to, and who was left out and why."""
        ...


class QueuePresenter:
    """Keeps the choice, pages through the list, and hands accounts to the inbox."""

    def __init__(
        self,
        view: QueueView,
        context: Context,
        tasks: TaskOwner,
        open_account: Callable[[AccountId], None],
    ) -> None:
        self._view = view
        self._context = context
        self._tasks = tasks
        self._open_account = open_account
        self.choice = SegmentChoice(None)
        self._text = ""
        self._next: str | None = None
        self._lines: tuple[QueueLine, ...] = ()
        self._loading_more = False
        self._wanted = 0
        self._changed: set[DebtorId] = set()
        self._is_stale = False
        self._waits = False
        self._skipped: tuple[DebtorId, ...] = ()

    # --- gestures ---------------------------------------------------------------------------

    def start(self) -> None:
        """The screen is shown for the first time."""
        self._view.show_loading()
        self._reload(0)

    def choose_segment(self, choice: SegmentChoice) -> None:
        """The agent clicked a segment of the tree."""
        if choice == self.choice:
            return
        self.choice, self._skipped, self._lines = choice, (), ()
        self._view.show_loading()
        self._reload(0)

    def type_filter(self, text: str) -> None:
        """The agent typed into the filter of this queue."""
        self._text, self._lines = text.strip(), ()
        self._reload(DEBOUNCE_S)

    def reach_end(self) -> None:
        """The last rows came into sight."""
        if self._next is None or self._loading_more:
            return
        self._loading_more = True
        self._tasks.start("queue.more", self._more())

    def open_line(self, line: QueueLine) -> None:
        """The agent opened an account."""
        self._open_account(line.row.account_id)

    def work_in_order(self) -> None:
        """Take the next person whom the gate lets us write to."""
        self._tasks.start("queue.work", self._work())

    def offer_templates(self, lines: tuple[QueueLine, ...]) -> None:
        """The agent wants to write to the selected accounts."""
        self._tasks.start("queue.offer", self._offer(lines))

    def preview_template(self, template: TemplateRow, line: QueueLine) -> None:
        """The agent looks at a template for the first selected account."""
        self._tasks.start("queue.preview", self._preview(template, line))

    def send_template(self, template: TemplateRow, lines: tuple[QueueLine, ...]) -> None:
        """The agent confirmed. Ids are made here, once: a second click sends nothing more."""
        ids = {line.row.account_id: MessageId(self._context.new_id()) for line in lines}
        intent = SendTemplates(ids, template.name, template.language, self._context.by)
        self._tasks.start("queue.send", self._send(intent))

    def data_changed(self, changes: ChangeSet) -> None:
        """Some transaction was committed, here or by sync."""
        self._changed |= changes.debtors
        self._is_stale = self._is_stale or bool(changes.topics & RELOAD_ON)
        if (self._changed or self._is_stale) and not self._waits:
            self._waits = True
            self._tasks.start("queue.catch_up", self._catch_up())

    # --- what they make happen --------------------------------------------------------------

    def _reload(self, after_s: float) -> None:
        self._wanted += 1
        self._tasks.start("queue.load", self._load(self._wanted, after_s))

    async def _load(self, wanted: int, after_s: float) -> None:
        """Read counts and first rows; what is no longer wanted when it comes is dropped."""
        await asyncio.sleep(after_s)
        runner = self._context.runner
        rows = await runner.read(lambda uow: uow.queue.segments())
        limit = max(PAGE, min(len(self._lines), IN_PLACE))
        page = await runner.read(self._page_job(None, limit))
        if wanted != self._wanted:
            return
        self._view.show_tree(branches(rows), self.choice)
        self._next, self._lines = page.next, page.lines
        self._loading_more = False
        self._view.show_page(page, more=False)

    async def _catch_up(self) -> None:
        """Follow changes at a bearable pace, however fast they come."""
        try:
            while self._changed or self._is_stale:
                await asyncio.sleep(QUIET_S)
                debtors, self._changed = frozenset(self._changed), set()
                stale, self._is_stale = self._is_stale, False
                if len(self._lines) <= IN_PLACE:
                    self._wanted += 1
                    await self._load(self._wanted, 0)
                else:
                    await self._refresh(debtors, stale=stale)
        finally:
            self._waits = False

    async def _refresh(self, debtors: frozenset[DebtorId], *, stale: bool) -> None:
        """Far down a long list: new figures in place, for reading it all again would jump."""
        context = self._context
        known = [one.row for one in self._lines if stale or one.row.debtor_id in debtors]
        job = partial(
            read_again,
            account_ids=tuple(row.account_id for row in known[:IN_PLACE]),
            by=context.by,
            rules=context.rules,
            now=context.now(),
        )
        lines = await context.runner.read(job)
        rows = await context.runner.read(lambda uow: uow.queue.segments())
        self._view.show_tree(branches(rows), self.choice)
        self._view.show_changed(lines)

    async def _more(self) -> None:
        wanted = self._wanted
        try:
            page = await self._context.runner.read(self._page_job(self._next, PAGE))
            if wanted != self._wanted:
                return
            self._next = page.next
            self._lines = (*self._lines, *page.lines)
            self._view.show_page(page, more=True)
        finally:
            self._loading_more = False

    def _page_job(self, after: str | None, limit: int) -> Callable[..., Page]:
        context = self._context
        return partial(
            read_page,
            choice=self.choice,
            text=self._text,
            after=after,
            limit=limit,
            by=context.by,
            rules=context.rules,
            now=context.now(),
        )

    async def _work(self) -> None:
        context = self._context
        intent = ClaimNext(
            self.choice.segment, context.by, self._skipped, self.choice.portfolio_id
        )
        row = await context.runner.write(
            partial(claim_next, intent, rules=context.rules, now=context.now())
        )
        if row is None:
            self._view.show_nobody_left()
            return
        self._skipped = (*self._skipped, row.debtor_id)
        self._open_account(row.account_id)

    async def _offer(self, lines: tuple[QueueLine, ...]) -> None:
        templates = await self._context.runner.read(lambda uow: uow.templates.all("APPROVED"))
        country = lines[0].row.country if lines else None
        ordered = nearest_first(templates, language_of(country), country)
        self._view.show_bulk_offer(ordered, lines)

    async def _preview(self, template: TemplateRow, line: QueueLine) -> None:
        context = self._context
        bound = await context.runner.read(
            partial(
                bind_template,
                template,
                account_id=line.row.account_id,
                by=context.by,
                now=context.now(),
                lang=context.lang,
            )
        )
        self._view.show_bulk_preview(bound, formats.person_name(line.row.person or ""))

    async def _send(self, intent: SendTemplates) -> None:
        context = self._context
        result = await context.runner.write(
            partial(
                send_templates,
                intent,
                rules=context.rules,
                now=context.now(),
                phone_number_id=context.phone_number_id,
                lang=context.lang,
            )
        )
        self._view.show_bulk_sent(result)
