"""Relay and simulator as real processes, and consoles without a window, as a story needs them.

A `Town` lives as long as the test process: its servers, and a workspace into which the sample
portfolio was imported. A `Stage` is one story's own copy of that workspace. A `Desk` is a
console: what `console.app.desktop` composes, without Qt.
"""

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from functools import partial
from pathlib import Path
from sqlite3 import connect as connect_sqlite
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import httpx

from console.app.calendars import is_business_day
from console.app.demo.demo import COUNTRY, CREDITOR, CURRENCY, Demo
from console.app.hub import ChangeHub
from console.app.importing import ImportService
from console.app.rule_book import Countries
from console.app.services import RelayPlace, Services
from console.app.workspace import Place, open_worker, opened, opened_engine
from console.domain.contact import Allowed, Refused
from console.domain.delivery import Delivery
from console.domain.ids import AccountId, ConversationId, DebtorId, MessageId, PromiseId
from console.domain.money import Money
from console.domain.phone import identity_of
from console.runtime.clock import ShiftedClock, SystemClock
from console.runtime.rule_files import promise_limits
from console.runtime.secrets import KEY_FILE_VARIABLE
from console.runtime.tasks import TaskOwner
from console.store import workspace
from console.store.worker import Worker
from console.sync.connection import Line, LineState
from console.sync.library import row_of
from console.sync.relay_client import RelayClient
from console.usecases.bind_template import bind_template
from console.usecases.context import Context, new_id
from console.usecases.decide import decide_for_account
from console.usecases.importing import ImportSettings
from console.usecases.ports import ChangeSet, UnitOfWork
from console.usecases.record_promise import PromiseMade, PromiseRefused, RecordPromise
from console.usecases.record_promise import record_promise as record
from console.usecases.send_template import SendTemplate, send_template
from console.usecases.send_text import SendText, send_text
from console.usecases.sync_templates import sync_templates
from console.usecases.views import TemplateRow, ThreadItem

T = TypeVar("T")
Json = dict[str, Any]
PATIENCE_S = 25.0
LOOK_S = 0.1
SPEED = 60.0
ROWS = 320
TEMPLATE, LANGUAGE = "recordatorio_amigable", "es_MX"
MEXICO = ZoneInfo("America/Mexico_City")
LAURA, PABLO = "Laura Méndez", "Pablo Ríos"


@dataclass(frozen=True, slots=True)
class Debtor:
    """Somebody of the sample portfolio with one account that may be written about."""

    account_id: AccountId
    debtor_id: DebtorId
    account_no: str
    name: str
    phone: str
    due: Money

    @property
    def identity(self) -> str:
        """What their thread is found by."""
        return identity_of(self.phone)


@dataclass
class Town:
    """Servers at `demo`, and the imported workspace that every story starts from."""

    demo: Demo
    _debtors: list[Debtor] = field(default_factory=list)
    _personas: dict[str, Debtor] = field(default_factory=dict)

    def start(self) -> None:
        """Servers, sample portfolio, import, templates."""
        self.demo.start()
        self.demo.import_workbook("es")
        with opened(self.demo.place, self.demo.environ) as worker:
            rows = tuple(map(row_of, self.relay_get("/v1/templates")["templates"]))
            worker.write_now(partial(sync_templates, rows, now=self.now()))
            found = worker.read_now(partial(debtors_to_write_to, now=self.now()))
        kinds = {
            identity_of(f"+{one['wa_id']}"): str(one["kind"])
            for one in self.demo.servers.people
            if one.get("wa_id")
        }
        for debtor in found:
            if kind := kinds.get(debtor.identity):
                self._personas.setdefault(kind, debtor)
            else:
                self._debtors.append(debtor)

    def stop(self) -> None:
        """End the servers."""
        self.demo.stop()

    def now(self) -> datetime:
        """The town's present instant."""
        return self.demo.clock.now()

    def debtor(self) -> Debtor:
        """Somebody nobody wrote to yet, who reads everything and never answers unasked."""
        return self._debtors.pop()

    def persona(self, kind: str) -> Debtor:
        """The person of that kind among the debtors; each lives through one story only."""
        return self._personas.pop(kind)

    # --- the relay --------------------------------------------------------------------------

    def relay_get(self, path: str) -> Json:
        """A question to the relay, with the operator's token."""
        place = self.demo.relay
        headers = {"Authorization": f"Bearer {place.token}"}
        answer = httpx.get(f"{place.url}{path}", headers=headers, timeout=10, trust_env=False)
        found: Json = answer.raise_for_status().json()
        return found

    def head(self) -> int:
        """The newest event's number."""
        return int(self.relay_get("/v1/events?after=0&limit=1")["head"])

    def stop_relay(self) -> None:
        """As an administrator does."""
        if self.demo.servers.relay:
            self.demo.servers.relay.stop()

    def kill_relay(self) -> None:
        """SIGKILL."""
        if self.demo.servers.relay:
            self.demo.servers.relay.kill()

    def start_relay(self) -> None:
        """Again, at the same address."""
        self.demo.servers.start_relay()

    # --- the simulator ----------------------------------------------------------------------

    def sim(self, path: str, body: Json | None = None, method: str = "") -> Json:
        """Steer the simulator, or look at it."""
        answer = httpx.request(
            method or ("GET" if body is None else "POST"),
            f"{self.demo.servers.simulator_url}/_sim/{path}",
            json=body,
            timeout=10,
            trust_env=False,
        )
        found: Json = answer.raise_for_status().json()
        return found

    def writes(self, who: Debtor | str, text: str = "", **more: object) -> str:
        """The person writes; the message's id."""
        sender = who if isinstance(who, str) else who.phone
        said = {"text": text} if text else {}
        return str(self.sim("inbound", {"from": sender, **said, **more})["id"])

    def fault(self, who: Debtor, **order: object) -> None:
        """Something goes wrong for this person."""
        self.sim("faults", {"recipient": who.phone, **order})

    def sent_to(self, who: Debtor) -> list[Json]:
        """What Meta accepted for this person, oldest first."""
        mine = who.phone.lstrip("+")[-10:]
        sent: list[Json] = self.sim("sent")["sent"]
        return [one for one in sent if str(one["to"]).endswith(mine)]

    def accepted_times(self, message_id: str) -> int:
        """How often Meta accepted our message, by the ids of its attempts."""
        status = self.relay_get(f"/v1/messages/{message_id}")
        attempts = {one["id"] for one in status["attempts"]}
        sent = self.sim("sent")["sent"]
        return sum(one["biz_opaque_callback_data"] in attempts for one in sent)


def debtors_to_write_to(uow: UnitOfWork, *, now: datetime) -> list[Debtor]:
    """One account of each debtor to whom a template may go at `now`, worst first."""
    rules, approved = Countries("es"), TemplateRow("", "", "APPROVED", "UTILITY", None, ())
    found: dict[DebtorId, Debtor] = {}
    for row in tuple(uow.queue.stream(None, now)):
        recipient = uow.contacts.recipient_of_account(row.account_id, now)
        if recipient is None or recipient.phone is None or row.debtor_id in found:
            continue
        answer = decide_for_account(
            row.account_id, uow, by=LAURA, rules=rules, now=now, template=approved
        )
        if isinstance(answer, Allowed) and row.due.minor > 0:
            found[row.debtor_id] = Debtor(
                row.account_id,
                row.debtor_id,
                row.account_no or "",
                row.person or "",
                recipient.phone,
                row.due,
            )
    return list(found.values())


class Desk:
    """A console without its window. `lines` are the states of its connection, in order."""

    def __init__(
        self,
        place: Place,
        environ: dict[str, str],
        relay: RelayPlace | None,
        clock: ShiftedClock,
        by: str,
        phone_number_id: str,
        media: Path,
    ) -> None:
        self.failures: list[BaseException] = []
        self.lines: list[LineState] = []
        self.changes: list[ChangeSet] = []
        self._news = asyncio.Event()
        self.hub = ChangeHub(asyncio.get_running_loop())
        self.worker: Worker = open_worker(
            place, environ, create=False, announce=self.hub.announce
        )
        self.tasks = TaskOwner(lambda _name, error: self.failures.append(error))
        self.context = Context(
            self.worker, clock, by, Countries("es"), phone_number_id, zone=MEXICO.key
        )
        self._relay = relay
        self._http: httpx.AsyncClient | None = None
        self._media = media

    def start(self) -> None:
        """Begin to follow the relay, if there is one."""
        self.hub.listen(self._note)
        if self._relay is None:
            return
        self._http = self._relay.open()
        self.services = Services(
            self.worker,
            RelayClient(self._http),
            self.context.rules,
            self.context.clock,
            self._media,
        )
        self.hub.listen(self.services.data_changed)
        self.services.connection.listen(self.lines.append)
        self.services.connection.listen(lambda _state: self._news.set())
        self.services.start(self.tasks)

    async def aclose(self) -> None:
        """Take down in reverse order."""
        self.hub.silence()
        await self.tasks.aclose()
        if self._http is not None:
            await self._http.aclose()
        self.worker.close()

    def _note(self, changes: ChangeSet) -> None:
        self.changes.append(changes)
        self._news.set()

    # --- looking ----------------------------------------------------------------------------

    @property
    def line(self) -> Line:
        """What the status bar says."""
        return self.lines[-1].line

    @property
    def by(self) -> str:
        """Who sits here."""
        return self.context.by

    async def read(self, job: Callable[[UnitOfWork], T]) -> T:
        """Look at the workspace."""
        return await self.worker.read(job)

    async def write(self, job: Callable[[UnitOfWork], T]) -> T:
        """Change the workspace, as a presenter does."""
        return await self.worker.write(job)

    async def until(
        self, look: Callable[[UnitOfWork], T | None], what: str, timeout_s: float = PATIENCE_S
    ) -> T:
        """What `look` finds, as soon as it finds something; fails after `timeout_s`."""
        found: T | None = None

        async def there() -> bool:
            nonlocal found
            found = await self.read(look)
            return bool(found)

        await self.eventually(there, what, timeout_s)
        assert found is not None
        return found

    async def eventually(
        self,
        holds: Callable[[], object],
        what: str,
        timeout_s: float = PATIENCE_S,
    ) -> None:
        """Wait until `holds()` (sync or async) is true."""
        loop = asyncio.get_running_loop()
        deadline_s = loop.time() + timeout_s
        while True:
            self._news.clear()
            answer = holds()
            if asyncio.iscoroutine(answer):
                answer = await answer
            if answer:
                return
            assert not self.failures, self.failures
            assert loop.time() < deadline_s, f"waited in vain until {what}"
            try:
                async with asyncio.timeout(LOOK_S):
                    await self._news.wait()
            except TimeoutError:
                continue

    async def until_line(self, line: Line) -> None:
        """Wait until the status bar says so."""
        await self.eventually(lambda: self.line is line, f"the line is {line}")

    async def until_delivery(self, message_id: MessageId, at_least: Delivery) -> ThreadItem:
        """Wait until a message of ours has come that far."""

        def look(uow: UnitOfWork) -> ThreadItem | None:
            item = uow.messages.find(message_id)
            return item if item and (item.delivery or 0) >= at_least else None

        return await self.until(look, f"{message_id} is {at_least.name}")

    async def until_received(self, wamid: str) -> ThreadItem:
        """Wait until a message of the debtor's is there."""
        return await self.until(
            lambda uow: uow.messages.find(MessageId(wamid)), f"{wamid} is in the thread"
        )

    async def until_answered(self, who: Debtor, kind: str = "") -> ThreadItem:
        """Wait until the person has written (a message of `kind`); the newest such message."""

        def look(uow: UnitOfWork) -> ThreadItem | None:
            known = uow.conversations.of_debtor(who.debtor_id)
            if known is None:
                return None
            items = uow.conversations.thread(known, limit=200).items
            theirs = [one for one in items if is_theirs(one) and kind in ("", one.kind_name)]
            return theirs[-1] if theirs else None

        return await self.until(look, f"{who.name} answers {kind}")

    async def conversation_of(self, who: Debtor) -> ConversationId:
        """The person's thread, which is there."""
        found = await self.read(lambda uow: uow.conversations.of_debtor(who.debtor_id))
        assert found is not None
        return found

    async def thread_of(self, who: Debtor) -> tuple[ThreadItem, ...]:
        """Everything said with the person."""
        known = await self.conversation_of(who)
        page = await self.read(lambda uow: uow.conversations.thread(known, limit=500))
        return page.items

    async def pending(self) -> int:
        """How many messages wait for the relay."""
        return await self.read(lambda uow: uow.outbox.pending())

    async def is_idle(self) -> bool:
        """Whether nothing waits for the relay."""
        return await self.pending() == 0

    # --- gestures ---------------------------------------------------------------------------

    async def template_to(self, who: Debtor, message_id: str = "") -> MessageId | Refused:
        """Send the reminder."""
        return await self.write(
            partial(
                send_reminder, who.account_id, message_id or self.context.new_id(), self.context
            )
        )

    async def sent_template(self, who: Debtor, message_id: str = "") -> MessageId:
        """Send the reminder, which the gate allows."""
        outcome = await self.template_to(who, message_id)
        assert not isinstance(outcome, Refused), outcome
        return outcome

    async def say(self, who: Debtor, text: str, message_id: str = "") -> MessageId | Refused:
        """Write free text to the person's thread."""
        known = await self.conversation_of(who)
        made = MessageId(message_id or self.context.new_id())
        intent = SendText(made, known, text, self.by)
        return await self.write(
            partial(send_text, intent, rules=self.context.rules, now=self.context.now())
        )

    async def said(self, who: Debtor, text: str, message_id: str = "") -> MessageId:
        """Write free text, which the gate allows."""
        outcome = await self.say(who, text, message_id)
        assert not isinstance(outcome, Refused), outcome
        return outcome

    async def promise(
        self, who: Debtor, evidence: MessageId, promise_id: str = "", confirm_id: str = ""
    ) -> PromiseMade | PromiseRefused:
        """Log that the person pays what is due in three working days, and confirm it."""
        return await self.write(
            partial(
                log_promise,
                who,
                evidence,
                promise_id or self.context.new_id(),
                confirm_id or self.context.new_id(),
                self.context,
            )
        )


def send_reminder(
    account_id: AccountId, message_id: str, context: Context, uow: UnitOfWork
) -> MessageId | Refused:
    """Fill the reminder from the account and send it, in one transaction."""
    now = context.now()
    template = uow.templates.find(TEMPLATE, LANGUAGE)
    assert template is not None
    bound = bind_template(
        template, uow, account_id=account_id, by=context.by, now=now, lang="es"
    )
    intent = SendTemplate(
        MessageId(message_id), account_id, TEMPLATE, LANGUAGE, context.by, bound.values
    )
    number = context.phone_number_id
    return send_template(intent, uow, rules=context.rules, now=now, phone_number_id=number)


def log_promise(
    who: Debtor,
    evidence: MessageId | None,
    promise_id: str,
    confirm_id: str,
    context: Context,
    uow: UnitOfWork,
) -> PromiseMade | PromiseRefused:
    """The promise and its confirmation, in one transaction."""
    now = context.now()
    due_on = now.astimezone(MEXICO).date() + timedelta(days=1)
    while not is_business_day(COUNTRY, due_on):
        due_on += timedelta(days=1)
    intent = RecordPromise(
        id=PromiseId(promise_id),
        account_id=who.account_id,
        conversation_id=uow.conversations.of_debtor(who.debtor_id),
        amount=who.due,
        due_on=due_on,
        channel=None,
        evidence_message_id=evidence,
        by=context.by,
        confirm_message_id=MessageId(confirm_id),
        confirm_text=f"Queda registrado tu pago el {due_on:%d/%m}.",
    )
    return record(
        intent,
        uow,
        limits=promise_limits,
        rules=context.rules,
        is_business_day=partial(is_business_day, COUNTRY),
        now=now,
    )


def is_theirs(item: ThreadItem) -> bool:
    """Whether the debtor wrote it."""
    return item.item == "message" and not item.outgoing


def texts(items: Iterable[ThreadItem]) -> list[str]:
    """What was said, without notes and events."""
    return [one.text or "" for one in items if one.item == "message"]


@dataclass
class Stage:
    """One story: a workspace of its own in `folder`, in a town."""

    town: Town
    folder: Path
    place: Place = field(init=False)
    environ: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.place = Place(str(self.folder / "workspace"))
        self.environ = {**self.town.demo.environ}
        self.environ[KEY_FILE_VARIABLE] = str(self.folder / "workspace.key")

    def copy_workspace(self) -> None:
        """Take the imported workspace, as one that has just been connected to the relay."""
        demo = self.town.demo
        shutil.copytree(demo.place.text, self.place.text)
        for file in demo.folder.glob("workspace.key*"):
            shutil.copy2(file, self.folder / file.name)
        head = self.town.head()
        with opened(self.place, self.environ) as worker:
            worker.write_now(lambda uow: uow.cursor.move_to(head))

    def share_workspace(self, url: str) -> None:
        """Make a workspace on a database server and import the sample portfolio into it."""
        self.place = Place(url)
        head, now = self.town.head(), self.town.now()
        rows = tuple(map(row_of, self.town.relay_get("/v1/templates")["templates"]))
        with opened(self.place, self.environ, create=True) as worker:
            import_sample(worker, self.town.demo)
            worker.write_now(partial(sync_templates, rows, now=now))
            worker.write_now(lambda uow: uow.cursor.move_to(head))

    def here(self, *people: Debtor) -> list[Debtor]:
        """The same people in this workspace, whose ids may be others."""
        with opened(self.place, self.environ) as worker:
            found = worker.read_now(partial(debtors_to_write_to, now=self.town.now()))
        by_account = {one.account_no: one for one in found}
        return [by_account[one.account_no] for one in people]

    @asynccontextmanager
    async def desk(
        self,
        by: str = LAURA,
        *,
        relay: RelayPlace | None = None,
        alone: bool = False,
        clock: ShiftedClock | None = None,
    ) -> AsyncIterator[Desk]:
        """A console at work on this workspace; `alone` without a relay."""
        desk = Desk(
            self.place,
            self.environ,
            None if alone else relay or self.town.demo.relay,
            clock or self.town.demo.clock,
            by,
            self.town.demo.servers.phone_number_id,
            self.folder / f"media-{by[:3]}",
        )
        try:
            desk.start()
            yield desk
        finally:
            await desk.aclose()
        assert not desk.failures, desk.failures

    def check_sound(self) -> None:
        """The workspace and the relay's file are whole, and the audit's chain holds."""
        with opened_engine(self.place, self.environ) as engine:
            assert workspace.check(engine) == ()
        with opened(self.place, self.environ) as worker:
            assert worker.read_now(lambda uow: uow.audit.verify()) is None
        relay_file = self.town.demo.servers.folder / "relay.db"
        with closing(connect_sqlite(relay_file)) as relay:
            assert relay.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def import_sample(worker: Worker, demo: Demo, creditor: str = CREDITOR) -> int:
    """Load the town's workbook as that creditor's; how many accounts are new."""
    service = ImportService(worker, by=LAURA, lang="es", now=demo.clock.now)
    settings = ImportSettings(creditor, COUNTRY, CURRENCY, demo.today)
    simulated = service.simulate(demo.workbook, settings, lambda _p: None, lambda: False)
    return service.load(simulated, lambda _p: None).effect.created


def at_local(clock: ShiftedClock, at: time) -> ShiftedClock:
    """The clock, moved to that time of the same day in Mexico."""
    local = clock.now().astimezone(MEXICO)
    moved = replace(clock, by=clock.by + (datetime.combine(local.date(), at, MEXICO) - local))
    return ShiftedClock(timedelta(seconds=round(moved.by.total_seconds())))


def a_new_id() -> str:
    """What a screen makes before it asks for anything."""
    return new_id(SystemClock().now())
