"""A console that is killed at a named point of its road; `test_console_crashes` starts it.

It composes the very services of the program; only the ports are wrapped, to send this process
SIGKILL where no `finally`, no commit and no goodbye can follow. Its order comes as JSON on the
command line, see `Order`.
"""

import asyncio
import json
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import httpx
from typing_extensions import override

from console.app import importing
from console.app.hub import ChangeHub
from console.app.rule_book import Countries
from console.app.services import RelayPlace, Services
from console.app.workspace import Place, open_engine
from console.domain.ids import AccountId, BatchId, DebtorId, MessageId
from console.domain.money import Money
from console.runtime.clock import ShiftedClock
from console.runtime.tasks import TaskOwner
from console.store.worker import Worker
from console.sync import event_stream
from console.sync.relay_client import RelayClient
from console.usecases.apply_event import apply_event
from console.usecases.context import Context
from console.usecases.importing import ImportSettings
from console.usecases.ports import UnitOfWork
from tests.journeys.stage import Debtor, log_promise, send_reminder

T = TypeVar("T")
Job = Callable[[UnitOfWork], T]
STAGED_ROWS = 60


def die() -> None:
    """As the power does."""
    os.kill(os.getpid(), signal.SIGKILL)


@dataclass(frozen=True)
class Order:
    """What to do and where to die. `who` are the fields of a `stage.Debtor`."""

    point: str
    action: str
    workspace: str
    relay_url: str
    token: str
    shift_s: float
    phone_number_id: str
    media: str
    who: dict[str, Any]
    ids: list[str]
    by: str
    workbook: str
    creditor: str
    as_of: str


class FragileWorker(Worker):
    """Dies inside the transaction of a job, or right after its commit, as ordered."""

    inside: Callable[[Job[Any]], bool] = staticmethod(lambda _job: False)
    after: Callable[[Job[Any]], bool] = staticmethod(lambda _job: False)

    @override
    def _transact(self, job: Job[T]) -> Any:
        dying = self.inside(job)

        def watched(uow: UnitOfWork) -> T:
            result = job(uow)
            if dying:
                die()
            return result

        result = super()._transact(watched)
        if self.after(job):
            die()
        return result


def name_of(job: Any) -> str:
    """The function that a job runs."""
    return str(getattr(job.func if isinstance(job, partial) else job, "__name__", ""))


def is_job(*names: str) -> Callable[[Job[Any]], bool]:
    """Whether a job runs one of these."""
    return lambda job: name_of(job) in names


INSIDE = {
    "before the outbox commits": ("send_reminder",),
    "before the promise commits": ("log_promise",),
    "before the answer of the relay is noted": ("_relayed",),
    "while a page of events is applied": ("apply_all",),
    "while rows are staged": ("_stage_chunk",),
    "while the dry run is closed": ("_staged",),
    "while the batch is loaded": ("_load",),
    "while the import is undone": ("_undo",),
}
AFTER = {
    "after the outbox commits": ("send_reminder",),
    "after the promise commits": ("log_promise",),
    "after the gate's second look": ("release_command",),
    "after the answer of the relay is noted": ("_relayed",),
    "after the events commit": ("apply_all",),
    "after rows are staged": ("_stage_chunk",),
    "after the dry run": ("_staged",),
    "after the batch is loaded": ("_load",),
    "after the import is undone": ("_undo",),
}
IN_FLIGHT, ANSWERED = "while the command is posted", "after the relay's 202"
BETWEEN_EVENTS = "between two events of a page"
POINTS = (*INSIDE, *AFTER, IN_FLIGHT, ANSWERED, BETWEEN_EVENTS)


def fragile_client(place: RelayPlace, point: str) -> httpx.AsyncClient:
    """The program's client of the relay, which dies on the way of a command."""
    http = place.open()

    async def trace(event: str, _info: dict[str, Any]) -> None:
        if event == "http11.send_request_body.complete":
            die()

    async def asked(request: httpx.Request) -> None:
        if request.method == "POST" and point == IN_FLIGHT:
            request.extensions["trace"] = trace

    async def answered(response: httpx.Response) -> None:
        if response.request.method == "POST" and point == ANSWERED:
            assert response.status_code == httpx.codes.ACCEPTED
            die()

    http.event_hooks = {"request": [asked], "response": [answered]}
    return http


def break_pages() -> None:
    """Die when the first event of a page is applied and the rest is not."""

    def apply_one(events: Any, uow: UnitOfWork, *, now: datetime) -> int:
        apply_event(next(iter(events)), uow, now=now)
        die()
        return 1

    event_stream.apply_events = apply_one  # type: ignore[attr-defined] # what the stream calls


async def live(order: Order) -> None:
    """Do what is ordered until death comes; being alive after it is a failure."""
    loop = asyncio.get_running_loop()
    hub = ChangeHub(loop)
    place, clock = Place(order.workspace), ShiftedClock(timedelta(seconds=order.shift_s))
    worker = FragileWorker(open_engine(place, os.environ, create=False), hub.announce)
    worker.inside = is_job(*INSIDE.get(order.point, ()))
    worker.after = is_job(*AFTER.get(order.point, ()))
    if order.point == BETWEEN_EVENTS:
        break_pages()
    http = fragile_client(RelayPlace(order.relay_url, order.token), order.point)
    rules = Countries("es")
    services = Services(worker, RelayClient(http), rules, clock, Path(order.media))
    tasks = TaskOwner(lambda name, error: print(name, repr(error), file=sys.stderr))
    hub.listen(services.data_changed)
    services.start(tasks)
    context = Context(worker, clock, order.by, rules, order.phone_number_id)
    print("ready", flush=True)
    await act(order, context, worker)
    await asyncio.sleep(20)


async def act(order: Order, context: Context, worker: Worker) -> None:
    """The gesture whose consequences are cut off."""
    if order.action == "send":
        job = partial(send_reminder, AccountId(order.who["account_id"]), order.ids[0], context)
        await worker.write(job)
    elif order.action == "promise":
        evidence = MessageId(order.ids[2])
        await worker.write(
            partial(
                log_promise, debtor(order.who), evidence, order.ids[0], order.ids[1], context
            )
        )
    elif order.action == "import":
        importing.CHUNK = STAGED_ROWS
        await asyncio.to_thread(load, order, worker, context)
    elif order.action == "undo":
        service = importing.ImportService(worker, by=order.by, lang="es", now=context.now)
        await asyncio.to_thread(service.undo, BatchId(int(order.ids[0])))


def load(order: Order, worker: Worker, context: Context) -> None:
    """Import the workbook of the order."""
    service = importing.ImportService(worker, by=order.by, lang="es", now=context.now)
    as_of = datetime.fromisoformat(order.as_of).date()
    settings = ImportSettings(order.creditor, "MX", "MXN", as_of)
    simulated = service.simulate(Path(order.workbook), settings, lambda _p: None, lambda: False)
    service.load(simulated, lambda _p: None)


def debtor(fields: dict[str, Any]) -> Debtor:
    """The person of the order."""
    due = Money(fields["due_minor"], fields["currency"])
    return Debtor(
        AccountId(fields["account_id"]),
        DebtorId(fields["debtor_id"]),
        fields["account_no"],
        fields["name"],
        fields["phone"],
        due,
    )


if __name__ == "__main__":
    asyncio.run(live(Order(**json.loads(sys.argv[1]))))
