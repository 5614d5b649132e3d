"""The real window of a console, for stories told through its widgets."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from console.app import desktop
from console.app.demo.hands import press, until, write
from console.app.desktop import Desktop, Plan
from console.domain.delivery import Delivery
from console.domain.ids import ConversationId
from console.runtime.clock import Clock
from console.ui.inbox.widget import InboxScreen
from console.ui.theme.theme import Theme
from console.usecases.views import ItemKind, ThreadItem
from tests.journeys.stage import LAURA, MEXICO, PATIENCE_S, Debtor, Stage

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
Story = Callable[["Room"], Awaitable[None]]


@dataclass
class Room:
    """A person at the open window: what they do, and what they see."""

    stage: Stage
    desktop: Desktop
    failed: list[BaseException] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.inbox.writing.show_undo(0)  # stories that take something back say so

    @property
    def inbox(self) -> InboxScreen:
        """The screen that is open first."""
        return self.desktop.inbox

    # --- doing ------------------------------------------------------------------------------

    async def conversation_of(self, who: Debtor) -> ConversationId:
        """Wait until there is a thread with that person."""
        found: ConversationId | None = None
        async with asyncio.timeout(PATIENCE_S):
            while found is None:
                found = await self.desktop.worker.read(
                    lambda uow: uow.conversations.of_debtor(who.debtor_id)
                )
                await asyncio.sleep(0.05)
        return found

    async def open(self, who: Debtor) -> None:
        """Open the person's conversation and wait until thread and card are there."""
        wanted = await self.conversation_of(who)
        self.desktop.open_conversation(wanted)
        await until(
            lambda: (
                self.inbox.presenter.conversation_id == wanted
                and self.inbox.presenter.person is not None
                and self.inbox.presenter.person.debtor_id == who.debtor_id
            ),
            f"conversation of {who.name}",
        )

    def type(self, text: str) -> None:
        """Into the composer."""
        write(self.inbox.composer.editor, text)

    async def say(self, text: str) -> None:
        """Write, and send with Enter once that is allowed; it stands in the thread."""
        await until(lambda: not self.inbox.composer.is_blocked, "may write")
        self.type(text)
        press(self.inbox.composer.editor, Qt.Key.Key_Return)
        await until(lambda: text in self.texts(), f"«{text}» in the thread")

    # --- seeing -----------------------------------------------------------------------------

    def items(self) -> list[ThreadItem]:
        """The messages of the open thread, oldest first."""
        shown = self.inbox.presenter.thread.items
        return [one for one in shown if one.item is ItemKind.MESSAGE]

    def texts(self) -> list[str]:
        """What they say."""
        return [one.text or "" for one in self.items()]

    def delivery_of(self, text: str) -> Delivery:
        """How far our message of that text has come."""
        found = [one for one in self.items() if one.outgoing and one.text == text]
        return max(
            ((one.delivery or Delivery.QUEUED) for one in found), default=Delivery.QUEUED
        )

    async def until_read(self, text: str) -> None:
        """Wait for the blue ticks."""
        await until(
            lambda: self.delivery_of(text) >= Delivery.READ, f"«{text}» read", PATIENCE_S * 2
        )


def play(
    stage: Stage,
    story: Story,
    *,
    by: str = LAURA,
    clock: Clock | None = None,
) -> None:
    """Open the real window on the stage's workspace, let `story` happen, and close it.

    Raises: whatever the story raised; AssertionError when the program made a mistake.
    """
    town = stage.town
    plan = Plan(
        place=stage.place,
        environ=stage.environ,
        folder=stage.folder / f"desk-{by[:3]}",
        by=by,
        relay=town.demo.relay,
        clock=clock or town.demo.clock,
        scheme="light",
        zone=MEXICO.key,
        phone_number_id=town.demo.servers.phone_number_id,
    )
    failed: list[BaseException] = []
    errors = desktop.run(plan, partial(_told, stage, story, failed))
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    Theme.current().apply(app, "light", 1.0)
    if failed:
        raise failed[0]
    assert not errors, errors


async def _told(
    stage: Stage, story: Story, failed: list[BaseException], opened: Desktop
) -> None:
    try:
        await story(Room(stage, opened))
    except BaseException as error:  # noqa: BLE001 - told to the test, after the window closed
        failed.append(error)
    finally:
        opened.closed.set()
