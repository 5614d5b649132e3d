"""Anything may happen in any order: nothing is lost, nothing is sent twice, nobody who opted
out is contacted.
"""

import asyncio
import itertools
from collections.abc import Coroutine
from contextlib import AsyncExitStack
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import httpx
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    precondition,
    rule,
    run_state_machine_as_test,
)
from typing_extensions import override

from console.domain.contact import Refused
from console.domain.delivery import Delivery
from console.domain.ids import MessageId
from console.usecases.ports import UnitOfWork
from console.usecases.restrict_contact import OptOut, opt_out
from console.usecases.views import ThreadItem
from tests.journeys.flaky import Cable, WiredPlace
from tests.journeys.stage import Debtor, Desk, Stage, Town, a_new_id, import_sample

pytestmark = [pytest.mark.journey, pytest.mark.slow]
T = TypeVar("T")
PEOPLE = st.integers(0, 1)
EXAMPLES, STEPS = 6, 14
OVER = {Delivery.UNKNOWN, Delivery.BLOCKED, Delivery.FAILED}
NEVER_SENT = {Delivery.BLOCKED, Delivery.FAILED}


class Life:
    """What the test knows of one debtor."""

    def __init__(self, who: Debtor) -> None:
        self.who = who
        self.ours: list[MessageId] = []
        self.theirs: list[str] = []
        self.sent_when_silenced: int | None = None


class Anything(RuleBasedStateMachine):
    """One console, two debtors, a relay and Meta."""

    town: Town
    folder: Path
    numbers = itertools.count()

    def __init__(self) -> None:
        super().__init__()
        folder = self.folder / f"life-{next(self.numbers)}"
        folder.mkdir()
        self.stage = Stage(self.town, folder)
        self.stage.copy_workspace()
        self.cable = Cable()
        place = self.town.demo.relay
        self.place = WiredPlace(place.url, place.token, self.cable)
        self.lives = [Life(self.town.debtor()) for _ in range(2)]
        self.runner = asyncio.Runner()
        self.stack = AsyncExitStack()
        self.relay_restarts = 0
        self.desk = self.run(self._open())

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return self.runner.run(work)

    async def _open(self) -> Desk:
        return await self.stack.enter_async_context(self.stage.desk(relay=self.place))

    # --- what may happen --------------------------------------------------------------------

    @rule(number=PEOPLE)
    def we_send_a_template(self, number: int) -> None:
        life, message_id = self.lives[number], MessageId(a_new_id())
        outcome = self.run(self.desk.template_to(life.who, message_id))
        if not isinstance(outcome, Refused):
            life.ours.append(message_id)

    @rule(number=PEOPLE, text=st.sampled_from(["Buenas", "¿Cuándo pagas?"]))
    def we_answer(self, number: int, text: str) -> None:
        self.run(self._answer(self.lives[number], text))

    async def _answer(self, life: Life, text: str) -> None:
        who, message_id = life.who, MessageId(a_new_id())
        if await self.desk.read(lambda uow: uow.conversations.of_debtor(who.debtor_id)):
            outcome = await self.desk.say(who, text, message_id)
            if not isinstance(outcome, Refused):
                life.ours.append(message_id)

    @rule(number=PEOPLE, text=st.sampled_from(["Hola", "Mañana pago", "ok"]))
    def the_debtor_writes(self, number: int, text: str) -> None:
        life = self.lives[number]
        life.theirs.append(self.town.writes(life.who, text))
        self.run(asyncio.sleep(0.05))

    @rule(number=PEOPLE)
    def the_debtor_opts_out(self, number: int) -> None:
        life = self.lives[number]
        life.theirs.append(self.town.writes(life.who, "BAJA"))
        self.run(self._silenced(life))

    @precondition(lambda self: self.cable.is_in)
    @rule(number=PEOPLE)
    def the_agent_opts_them_out(self, number: int) -> None:
        self.run(self._agent_opts_out(self.lives[number]))

    async def _agent_opts_out(self, life: Life) -> None:
        who = life.who
        known = await self.desk.read(lambda uow: uow.conversations.of_debtor(who.debtor_id))
        if known is not None:
            intent = OptOut(a_new_id(), known, self.desk.by)
            await self.desk.write(partial(opt_out, intent, now=self.desk.context.now()))
            await self._silenced(life)

    async def _silenced(self, life: Life) -> None:
        """From here on nothing more may reach the person: the relay knows, and is idle."""
        await self.desk.eventually(partial(self._is_suppressed, life), "the relay knows")
        await self.desk.eventually(partial(self._is_idle, life), "nothing is under way")
        if life.sent_when_silenced is None:
            life.sent_when_silenced = len(self.town.sent_to(life.who))

    def _is_suppressed(self, life: Life) -> bool:
        try:
            self.town.relay_get(f"/v1/suppressions/{life.who.phone}")
        except httpx.HTTPStatusError:
            return False
        return True

    def _is_idle(self, life: Life) -> bool:
        return all(self._state_at_relay(one) != "sending" for one in life.ours)

    def _state_at_relay(self, message_id: str) -> str:
        try:
            return str(self.town.relay_get(f"/v1/messages/{message_id}")["state"])
        except httpx.HTTPStatusError:
            return "unknown here"

    @rule()
    def the_network_goes(self) -> None:
        self.cable.is_in = False
        self.run(asyncio.sleep(0.05))

    @rule()
    def the_network_comes_back(self) -> None:
        self.cable.is_in = True
        self.run(asyncio.sleep(0.1))

    @rule()
    def the_console_is_opened_again(self) -> None:
        self.run(self._reopen())

    async def _reopen(self) -> None:
        await self.stack.aclose()
        self.desk = await self._open()

    @precondition(lambda self: self.relay_restarts == 0)
    @rule()
    def the_relay_is_killed(self) -> None:
        self.relay_restarts += 1
        self.town.kill_relay()
        self.town.start_relay()

    @rule()
    def the_portfolio_is_imported_again(self) -> None:
        work = asyncio.to_thread(import_sample, self.desk.worker, self.town.demo)
        assert self.run(work) == 0

    @rule(
        number=PEOPLE,
        fault=st.sampled_from(
            [
                {"side": "webhook", "action": "duplicate", "count": 3},
                {"side": "webhook", "action": "reorder", "count": 3},
                {"side": "send", "action": "5xx"},
                {"side": "send", "action": "fail", "code": 131049},
            ]
        ),
    )
    def something_goes_wrong(self, number: int, fault: dict[str, object]) -> None:
        self.town.fault(self.lives[number].who, **fault)

    # --- what must be true in the end -------------------------------------------------------

    @override
    def teardown(self) -> None:
        try:
            self.cable.is_in = True
            self.town.sim("faults", method="DELETE")
            self.run(self._check())
        finally:
            self.run(self.stack.aclose())
            self.runner.close()
        self.stage.check_sound()

    async def _check(self) -> None:
        await self.desk.eventually(self.desk.is_idle, "nothing waits in the console")
        for life in self.lives:
            for wamid in life.theirs:
                await self.desk.until_received(wamid)
            for message_id in life.ours:
                item = await self.desk.until(partial(final, message_id), f"{message_id} ends")
                self._once(message_id, item)
            if life.theirs or life.ours:
                items = await self.desk.thread_of(life.who)
                known = [one.id for one in items if one.item == "message"]
                assert sorted(known) == sorted([*life.theirs, *life.ours])
            if life.sent_when_silenced is not None:
                assert len(self.town.sent_to(life.who)) == life.sent_when_silenced

    def _once(self, message_id: MessageId, item: ThreadItem) -> None:
        if self._state_at_relay(message_id) == "unknown here":
            assert item.delivery is Delivery.BLOCKED  # the gate, or the relay, said no
            return
        times = self.town.accepted_times(message_id)
        assert times <= 1
        if (item.delivery or 0) >= Delivery.SENT:
            assert times == 1


def final(message_id: MessageId, uow: UnitOfWork) -> ThreadItem | None:
    """The message, once nothing more is to be expected of it."""
    item = uow.messages.find(message_id)
    if item is None or item.delivery is None:
        return None
    return item if item.delivery in OVER or item.delivery >= Delivery.SENT else None


def test_anything_in_any_order(town: Town, tmp_path: Path) -> None:
    machine = type("Case", (Anything,), {"town": town, "folder": tmp_path})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
