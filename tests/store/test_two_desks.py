"""Two whole inboxes on one PostgreSQL workspace: what one does, the other sees by itself."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field

import pytest
import qasync
from PySide6.QtWidgets import QApplication
from sqlalchemy import Engine

from console.app.hub import ChangeHub
from console.app.rule_book import Countries
from console.domain.ids import ConversationId
from console.store import workspace
from console.store.worker import Worker
from console.ui.inbox.widget import InboxScreen
from console.usecases.context import Context
from tests.postgres import DATABASES
from tests.store.conftest import SqlStore
from tests.store.placing import NOW, debtor_of, load, record, thread_with
from tests.store.test_messages import hear, incoming
from tests.ui.inbox.fakes import StillClock

SERVERS = [name for name in DATABASES if name == "postgresql"]
PATIENCE_S = 30.0
ANA, LUIS = "Ana Ruiz", "Luis Peña"


@dataclass
class Desks:
    """The consoles of some operators, with their windows."""

    engine: Engine
    failures: list[BaseException] = field(default_factory=list)
    workers: list[Worker] = field(default_factory=list)

    def open(self, who: str) -> InboxScreen:
        hub = ChangeHub(asyncio.get_running_loop())
        url = self.engine.url.render_as_string(hide_password=False)
        worker = Worker(workspace.open_current(url), hub.announce)
        listener = worker.listen()
        assert listener is not None
        assert listener.wait_until_ready(PATIENCE_S)
        self.workers.append(worker)
        context = Context(
            worker, StillClock(NOW), who, Countries("es"), "1", console_id=worker.console_id
        )
        screen = InboxScreen(context, lambda _name, error: self.failures.append(error))
        hub.listen(screen.presenter.data_changed)
        screen.resize(1_376, 832)
        screen.show()
        return screen


async def until(holds: Callable[[], object], what: str) -> None:
    for _ in range(int(PATIENCE_S / 0.05)):
        if holds():
            return
        await asyncio.sleep(0.05)
    pytest.fail(what)


def said(screen: InboxScreen) -> list[str | None]:
    return [item.text for item in screen.presenter.thread.items]


def kinds(screen: InboxScreen) -> list[str]:
    return [item.kind_name for item in screen.presenter.thread.items]


@pytest.fixture
def run(qapp: QApplication) -> Iterator[Callable[[Awaitable[None]], None]]:
    def start(story: Awaitable[None]) -> None:
        qapp.setQuitOnLastWindowClosed(False)
        with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(qapp)) as runner:
            runner.run(story)  # type: ignore[arg-type]  # a coroutine

    yield start
    QApplication.processEvents()


@pytest.mark.parametrize("engine", SERVERS, indirect=True)
def test_two_who_open_claim_and_answer_one_person_see_each_other(
    sql_store: SqlStore, run: Callable[[Awaitable[None]], None]
) -> None:
    load(sql_store, [record(1)])
    talk = thread_with(sql_store, debtor_id=debtor_of(sql_store, 1))
    hear(sql_store, incoming(talk))
    desks = Desks(sql_store.engine)

    async def story() -> None:
        ana, luis = desks.open(ANA), desks.open(LUIS)
        try:
            await both_answer(ana, luis, talk)
        finally:
            for screen in (ana, luis):
                await screen.aclose()
                screen.close()
                screen.deleteLater()
        assert desks.failures == []

    run(story())
    for worker in desks.workers:
        worker.close()
    sent = sql_store.read(lambda uow: uow.conversations.thread(talk)).items
    ours = [item for item in sent if item.outgoing and item.item == "message"]
    assert [(item.text, item.author) for item in ours] == [("Buenas tardes de Ana", ANA)]


async def both_answer(ana: InboxScreen, luis: InboxScreen, talk: ConversationId) -> None:
    for screen in (ana, luis):
        screen.open_conversation(talk)
    await until(lambda: luis.header.viewer.text() == "AR viendo", "who looks is not seen")
    await until(lambda: ana.header.viewer.text() == "LP viendo", "who looks is not seen")
    await until(lambda: ana.presenter.person and luis.presenter.person, "nobody is shown")
    await until(lambda: ana.presenter.composer._standing, "the gate does not answer")
    ana.composer.editor.insertPlainText("Buenas tardes ")
    ana.composer.editor.insertPlainText("de Ana")
    await until(lambda: "escribiendo" in luis.header.viewer.text(), "typing is not seen")
    await until(luis.header.take.isVisible, "the claim is not seen")
    ana.presenter.composer.send("Buenas tardes de Ana", None)
    luis.presenter.composer.send("Buenas tardes de Luis", None)
    await until(
        lambda: luis.composer.editor.toPlainText() == "Buenas tardes de Luis",
        "the refused text did not come back",
    )
    await until(lambda: "Buenas tardes de Ana" in said(luis), "the message is not seen")
    luis.header.take.click()
    await until(ana.header.take.isVisible, "the relief is not seen")
    await until(lambda: "work.assign" in kinds(ana), "the relief leaves no line")
