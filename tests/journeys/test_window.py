"""What an agent lives through in the real window: many at once, cuts, repeats, closings."""

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt

from console.app.demo.hands import press, until
from console.domain.delivery import Delivery
from console.sync.connection import Line
from console.usecases.views import ItemKind
from tests.journeys.room import CONTROL, Room, play
from tests.journeys.stage import Stage, Town

pytestmark = pytest.mark.journey
TWELVE = 12


@dataclass
class MovableClock:
    """The town's clock, and whatever is added to it."""

    town: Town
    more: timedelta = timedelta(0)

    def now(self) -> datetime:
        return self.town.now() + self.more


def line_of(room: Room) -> Line | None:
    services = room.desktop.services
    return services.connection.state.line if services is not None else None


def test_twelve_at_once_and_nobody_gets_anothers_words(stage: Stage) -> None:
    town = stage.town
    people = [town.debtor() for _ in range(TWELVE)]

    async def story(room: Room) -> None:
        for who in people:
            town.writes(who, f"Hola, soy {who.account_no}")
        for who in people:
            await room.open(who)
            await until(lambda w=who: f"Hola, soy {w.account_no}" in room.texts(), "greeting")  # type: ignore[misc] # a default binds the loop's value
            await until(lambda: not room.inbox.composer.is_blocked, "may write")
            room.type(f"Respuesta para {who.account_no}")
            press(room.inbox.composer.editor, Qt.Key.Key_Return, CONTROL)  # and on to the next
            town.writes(who, f"Gracias, {who.account_no}")
        for who in people:
            await room.open(who)
            await room.until_read(f"Respuesta para {who.account_no}")
            await until(lambda w=who: f"Gracias, {w.account_no}" in room.texts(), "thanks")  # type: ignore[misc] # as above
            assert sorted(room.texts()) == [
                f"Gracias, {who.account_no}",
                f"Hola, soy {who.account_no}",
                f"Respuesta para {who.account_no}",
            ]

    play(stage, story)
    assert [len(town.sent_to(who)) for who in people] == [1] * TWELVE
    stage.check_sound()


def test_the_window_closes_while_one_types(stage: Stage) -> None:
    town, who = stage.town, stage.town.debtor()
    clock = MovableClock(town)
    text = "Le propongo dos pagos iguales"

    async def story(room: Room) -> None:
        town.writes(who, "¿Cuánto debo?")
        await room.open(who)
        await until(lambda: not room.inbox.composer.is_blocked, "may write")
        room.type(text)
        clock.more = timedelta(hours=24, minutes=1)
        room.inbox.presenter.tick()
        await until(lambda: room.inbox.composer.is_blocked, "the window closed")
        press(room.inbox.composer.editor, Qt.Key.Key_Return)
        known = await room.conversation_of(who)
        assert room.inbox.composer.editor.toPlainText() == text
        assert text not in room.texts()
        await room.inbox.presenter.composer.aclose()
        kept = await room.desktop.worker.read(lambda uow: uow.conversations.draft(known))
        assert kept == text

    play(stage, story, clock=clock)
    assert town.sent_to(who) == []
    stage.check_sound()


def test_the_relay_is_cut_and_comes_back(stage: Stage) -> None:
    town = stage.town
    one, other = town.debtor(), town.debtor()

    async def story(room: Room) -> None:
        for who in (one, other):
            town.writes(who, "Buenas")
            await room.open(who)
            await until(lambda: "Buenas" in room.texts(), "greeting")
        await asyncio.to_thread(town.kill_relay)
        await until(lambda: line_of(room) is Line.AWAY, "away")
        await until(room.desktop.window.banner.isVisible, "the banner says so")
        for who in (one, other):
            await room.open(who)
            assert "Buenas" in room.texts()
            await room.say(f"Sin conexión para {who.account_no}")
        waiting = await room.desktop.worker.read(lambda uow: uow.outbox.pending())
        assert waiting == 2
        town.writes(one, "¿Siguen ahí?")
        await asyncio.to_thread(town.start_relay)
        await until(lambda: line_of(room) is Line.UP, "up again", 60)
        for who in (one, other):
            await room.open(who)
            await room.until_read(f"Sin conexión para {who.account_no}")
        await room.open(one)
        await until(lambda: "¿Siguen ahí?" in room.texts(), "what was missed", 60)
        assert not room.desktop.window.banner.isVisible()

    try:
        play(stage, story)
    finally:
        _restart(town)
    assert [len(town.sent_to(who)) for who in (one, other)] == [1, 1]
    stage.check_sound()


def test_the_same_event_twice_and_late_is_one_bubble(stage: Stage) -> None:
    town, who = stage.town, stage.town.debtor()

    async def story(room: Room) -> None:
        town.fault(who, side="webhook", action="delay", count=1, delay_s=0.4, kind="message")
        town.fault(who, side="webhook", action="duplicate", count=20, copies=3)
        late = town.writes(who, "Esto llega tarde")
        town.writes(who, "Y esto dos veces")
        await room.open(who)
        await until(lambda: "Y esto dos veces" in room.texts(), "twice")
        await until(lambda: late in {one.id for one in room.items()}, "late", 60)
        await room.say("Recibido")
        await room.until_read("Recibido")
        said = [one.text for one in room.items() if one.item is ItemKind.MESSAGE]
        assert sorted(map(str, said)) == ["Esto llega tarde", "Recibido", "Y esto dos veces"]
        assert room.delivery_of("Recibido") is Delivery.READ

    play(stage, story)
    assert len(town.sent_to(who)) == 1
    stage.check_sound()


def _restart(town: Town) -> None:
    """Only if a failed test left it stopped."""
    try:
        town.relay_get("/v1/numbers")
    except OSError:
        town.start_relay()
