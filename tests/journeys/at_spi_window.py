"""The real window on a small workspace, for whoever reads it through the accessibility bus.

Run: python -m tests.journeys.at_spi_window FOLDER
It prints "ready" once the first conversation is open, and closes when standard input does.
"""

import asyncio
import sys
from datetime import timedelta
from pathlib import Path

from console.app import desktop
from console.app.demo.hands import until
from console.app.desktop import Desktop
from console.app.workspace import Place
from console.domain.ids import ConversationId, MessageId
from console.runtime.clock import ShiftedClock, SystemClock
from console.store import workspace
from console.usecases.ports import IncomingMessage
from tests.store.conftest import SqlStore
from tests.store.placing import NOW, known_thread

FIRST = ConversationId(1)
SAID = "Le pago el viernes sin falta"


def fill(folder: Path) -> None:
    """One person with an account, who wrote."""
    store = SqlStore(workspace.create(folder))
    talk = known_thread(store)
    said = IncomingMessage(MessageId("wamid.1"), talk, kind="text", text=SAID, sent_at=NOW)
    store.write(lambda uow: uow.messages.add_incoming(said))
    store.close()


async def ready(opened: Desktop) -> None:
    """Open the first conversation, say so, and wait for the end."""
    inbox = opened.inbox
    opened.open_conversation(FIRST)
    await until(lambda: inbox.presenter.person is not None, "person")
    await until(lambda: bool(inbox.presenter.thread.items), "thread")
    opened.window.activateWindow()
    inbox.composer.take_focus()
    await asyncio.sleep(0.5)
    print("ready", flush=True)
    await asyncio.to_thread(sys.stdin.read)
    opened.closed.set()


def main(folder: Path) -> int:
    """Until told to end; 1 when the program made a mistake."""
    fill(folder)
    plan = desktop.Plan(
        place=Place(str(folder)),
        environ={},
        folder=folder,
        by="Ana",
        plain=True,
        clock=ShiftedClock(NOW + timedelta(minutes=1) - SystemClock().now()),
        scheme="light",
    )
    return 1 if desktop.run(plan, ready) else 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
