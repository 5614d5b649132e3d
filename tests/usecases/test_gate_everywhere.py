"""By no path, in no order, is anybody written to who must not be."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from console.domain.contact import HardBlock, SoftPause
from console.domain.ids import ConversationId, MessageId
from console.usecases.ports import QueuedCommand
from console.usecases.restrict_contact import (
    BlockDebtor,
    OptOut,
    WrongNumber,
    block_debtor,
    opt_out,
    pause_debtor,
    wrong_number,
)
from console.usecases.restrict_contact import PauseDebtor as Pause
from console.usecases.send_templates import SendTemplates, send_templates
from tests.fakes.uow import FakeRunner
from tests.store.placing import LINE, NOW, Store, account_of, load, record
from tests.usecases.scene import (
    REMINDER,
    RULES,
    delivery,
    due,
    happen,
    party,
    promise,
    received,
    release,
    remind,
    templates_known,
    write,
)

PEOPLE = (1, 2)
OPENS_AT, CLOSES_AT = 8, 21
MEXICO = timedelta(hours=-6)


class Desk:
    """A desk at work: what was asked for, by whom, and what the test itself keeps in mind."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.now = NOW
        self.count = 0
        self.silent: set[int] = set()
        self.wrong: set[int] = set()
        self.blocked: set[int] = set()
        self.posted: list[tuple[str, datetime]] = []
        load(store, [record(number) for number in PEOPLE])
        templates_known(store)

    def name(self) -> str:
        self.count += 1
        return f"n{self.count}"

    def talk(self, number: int) -> ConversationId | None:
        account_id = account_of(self.store, number)
        found = self.store.read(
            lambda uow: uow.contacts.recipient_of_account(account_id, self.now)
        )
        return found.conversation_id if found else None

    def wait(self, _number: int, hours: int = 5) -> None:
        self.now += timedelta(hours=hours)

    def says(self, number: int, text: str) -> None:
        sender = party(f"+52551234{number:04d}")
        payload = received(text, self.name(), self.now, sender=sender)
        happen(self.store, "message.received", payload, now=self.now)

    def hello(self, number: int) -> None:
        self.says(number, "Hola")

    def stop(self, number: int) -> None:
        self.says(number, "BAJA")
        self.silent.add(number)

    def start(self, number: int) -> None:
        self.says(number, "ALTA")
        self.silent.discard(number)

    def text(self, number: int) -> None:
        if (talk := self.talk(number)) is not None:
            write(self.store, talk, self.name(), now=self.now)

    def template(self, number: int) -> None:
        account_id = account_of(self.store, number)
        remind(self.store, self.name(), account_id=account_id, now=self.now)

    def bulk(self, _number: int) -> None:
        ids = {account_of(self.store, n): MessageId(self.name()) for n in PEOPLE}
        intent = SendTemplates(ids, REMINDER.name, "es_MX", "ana")
        self.store.write(
            partial(
                send_templates,
                intent,
                rules=RULES,
                now=self.now,
                phone_number_id=LINE,
                lang="es",
            )
        )

    def promised(self, number: int) -> None:
        promise(
            self.store,
            self.name(),
            now=self.now,
            due_on=(self.now + timedelta(days=3)).date(),
            account_id=account_of(self.store, number),
            conversation_id=self.talk(number),
            confirm_message_id=MessageId(self.name()),
            confirm_text="Confirmo tu promesa",
        )

    def silence(self, number: int) -> None:
        if (talk := self.talk(number)) is not None:
            intent = OptOut(self.name(), talk, "ana")
            self.store.write(partial(opt_out, intent, now=self.now))
            self.silent.add(number)

    def invalidate(self, number: int) -> None:
        if (talk := self.talk(number)) is not None:
            intent = WrongNumber(self.name(), talk, "ana")
            self.store.write(partial(wrong_number, intent, now=self.now))
            self.wrong.add(number)

    def block(self, number: int) -> None:
        if (talk := self.talk(number)) is not None:
            intent = BlockDebtor(self.name(), talk, HardBlock.DECEASED, "ana")
            self.store.write(partial(block_debtor, intent, now=self.now))
            self.blocked.add(number)

    def pause(self, number: int) -> None:
        if (talk := self.talk(number)) is not None:
            intent = Pause(self.name(), talk, SoftPause.DISPUTE, "ana")
            self.store.write(partial(pause_debtor, intent, now=self.now))

    def post(self, _number: int) -> None:
        """The sender's rounds: everything due is looked at again and posted."""
        while commands := due(self.store, self.now):
            for command in commands:
                self.look_again(command)

    def look_again(self, command: QueuedCommand) -> None:
        body = release(self.store, command, now=self.now)
        if body is not None:
            self.check(command, body)
            self.posted.append((command.message_id, self.now))
            self.store.write(partial(_relayed, command))

    def check(self, command: QueuedCommand, body: dict[str, Any]) -> None:
        number = int(body["to"][-4:])
        assert number not in self.silent
        assert number not in self.wrong
        assert number not in self.blocked
        local = self.now + MEXICO
        assert OPENS_AT <= local.hour < CLOSES_AT
        assert local.weekday() != 6
        assert datetime.fromisoformat(body["not_after"]) > self.now
        names = [name for name, _ in self.posted]
        assert command.message_id not in names


def _relayed(command: QueuedCommand, uow: Any) -> None:
    uow.outbox.relayed(command.message_id)


GESTURES: tuple[Callable[[Desk, int], None], ...] = (
    Desk.wait,
    Desk.hello,
    Desk.stop,
    Desk.start,
    Desk.text,
    Desk.template,
    Desk.bulk,
    Desk.promised,
    Desk.silence,
    Desk.invalidate,
    Desk.block,
    Desk.pause,
    Desk.post,
)
days = st.lists(
    st.tuples(st.sampled_from(GESTURES), st.sampled_from(PEOPLE)), min_size=3, max_size=25
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(days)
def test_nobody_is_written_to_who_must_not_be(day: list[tuple[Any, int]]) -> None:
    desk = Desk(FakeRunner())
    for gesture, number in day:
        gesture(desk, number)
    desk.post(1)
    assert desk.store.read(lambda uow: uow.outbox.pending()) == 0


def test_a_busy_day_on_a_real_database(store: Store) -> None:
    """Every gesture of the property once, in an order in which most of them do something."""
    desk = Desk(store)
    for gesture in (Desk.bulk, Desk.post, Desk.hello, Desk.text, Desk.promised, Desk.post):
        gesture(desk, 1)
    assert len(desk.posted) == 4  # two of the bulk, the answer, the confirmation
    desk.text(1)
    desk.stop(1)
    desk.template(2)
    desk.block(2)
    desk.post(1)
    assert len(desk.posted) == 4
    queued = store.read(lambda uow: uow.outbox.pending())
    assert queued == 0
    desk.start(1)
    desk.text(1)
    desk.wait(1, hours=13)
    desk.post(1)
    assert len(desk.posted) == 4  # it is night
    assert delivery(store, f"n{desk.count}") is not None
