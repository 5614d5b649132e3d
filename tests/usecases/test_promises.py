"""Promises: made once, in one transaction with their confirmation, judged by rule."""

from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

import pytest

from console.domain.contact import Reason, Refused
from console.domain.ids import AccountId, MessageId, PromiseId
from console.domain.money import Money
from console.domain.placement import PaymentRecord
from console.domain.promise import Limit, PromiseState
from console.usecases.cancel_promise import CancelPromise, cancel_promise
from console.usecases.judge_promises import judge_promises
from console.usecases.ports import UnitOfWork
from console.usecases.record_promise import (
    PromiseMade,
    PromiseRefused,
    local_day,
    promise_facts,
)
from console.usecases.views import PromiseRow
from tests.store.placing import NOW, Store, account_of, load, load_lines, record
from tests.usecases.scene import (
    DUE,
    NIGHT,
    actions,
    audited,
    due,
    every_day,
    hear,
    limits,
    promise,
)

DAY = timedelta(days=1)
ZONE = "America/Mexico_City"


def stored(store: Store, name: str = "p1") -> PromiseRow:
    found = store.read(lambda uow: uow.promises.find(PromiseId(name)))
    assert found is not None
    return found


def judged(store: Store, now: datetime) -> int:
    job = partial(judge_promises, limits=limits, is_business_day=every_day, now=now, zone=ZONE)
    return store.write(job)


def pays(store: Store, minor: int, on: date, operation: str = "1", loaded: date = DUE) -> None:
    """A payments file with one line for the first person's account is loaded."""
    payment = PaymentRecord(
        row=2,
        amount_minor=minor,
        currency="MXN",
        paid_on=on,
        account_key="55120000001",
        account_no="5512-0000001",
        payment_reference=None,
        operation_no=operation,
        doc_type=None,
        doc_number=None,
        client_code=None,
        full_name=None,
    )
    load_lines(store, [payment], as_of=loaded, sha256=operation * 64)


# --- made ------------------------------------------------------------


def test_a_promise_within_the_limits_stands_and_is_confirmed(placed: Store) -> None:
    talk = hear(placed, "Pago el miércoles")
    made = promise(
        placed,
        conversation_id=talk,
        evidence_message_id=MessageId("wamid.in1"),
        confirm_message_id=MessageId("c1"),
        confirm_text="Gracias, anoté tu pago.",
    )
    assert made == PromiseMade(PromiseId("p1"), PromiseState.OPEN, MessageId("c1"))
    assert [command.message_id for command in due(placed)] == ["c1"]
    row = stored(placed)
    assert (row.state, row.amount, row.due_on) == ("open", Money(50_000, "MXN"), DUE)
    assert row.evidence_message_id == "wamid.in1"
    assert actions(placed) == ["PTP"]
    assert audited(placed)[-1] == "promise.made"


def test_pressed_twice_it_is_one_promise_and_one_confirmation(placed: Store) -> None:
    talk = hear(placed)
    wish: dict[str, Any] = {
        "conversation_id": talk,
        "confirm_message_id": MessageId("c1"),
        "confirm_text": "Anotado",
    }
    assert promise(placed, **wish) == promise(placed, **wish)
    assert len(due(placed)) == 1
    assert actions(placed) == ["PTP"]


def test_a_promise_and_its_confirmation_are_one_transaction(database: Store) -> None:
    load(database, [record(1)])
    talk = hear(database)

    def torn(uow: UnitOfWork) -> None:
        promise(_Within(uow), conversation_id=talk, confirm_message_id=MessageId("c1"))
        raise RuntimeError("power cut")

    with pytest.raises(RuntimeError, match="power cut"):
        database.write(torn)
    assert database.read(lambda uow: uow.promises.find(PromiseId("p1"))) is None
    assert due(database) == ()
    assert actions(database) == []


class _Within:
    """A store whose every job runs in one transaction that is open already."""

    def __init__(self, uow: UnitOfWork) -> None:
        self._uow = uow
        self.told: list[Any] = []

    def read(self, job: Any) -> Any:
        return job(self._uow)

    write = read


def test_a_confirmation_that_the_gate_refuses_does_not_undo_the_promise(placed: Store) -> None:
    talk = hear(placed, at=NIGHT)
    wish: dict[str, Any] = {
        "conversation_id": talk,
        "confirm_message_id": MessageId("c1"),
        "now": NIGHT,
    }
    made = promise(placed, **wish)
    assert isinstance(made, PromiseMade)
    assert isinstance(made.confirmation, Refused)
    assert made.confirmation.reason is Reason.OUTSIDE_HOURS
    again = promise(placed, **wish)
    assert isinstance(again, PromiseMade)
    assert again.confirmation is None  # nothing was queued, and nothing is claimed
    assert stored(placed).state == "open"
    assert due(placed, NIGHT + DAY) == ()


def test_outside_an_approvable_limit_a_supervisor_decides_first(placed: Store) -> None:
    talk = hear(placed)
    made = promise(
        placed,
        amount=Money(10_100, "MXN"),
        conversation_id=talk,
        confirm_message_id=MessageId("c1"),
    )
    assert made == PromiseMade(PromiseId("p1"), PromiseState.PENDING_APPROVAL)
    assert due(placed) == ()  # nothing is put in writing before


@pytest.mark.parametrize(
    ("changes", "limit"),
    [
        ({"due_on": date(2026, 11, 17)}, Limit.NOT_PAST),
        ({"amount": Money(50_000, "USD")}, Limit.CURRENCY),
        ({"amount": Money(900_000_000, "MXN")}, Limit.MAX_AMOUNT),
        ({"due_on": date(2027, 3, 1)}, Limit.DAYS_AHEAD),
    ],
)
def test_what_cannot_be_promised_says_which_limit(
    placed: Store, changes: dict[str, Any], limit: Limit
) -> None:
    outcome = promise(placed, **changes)
    assert isinstance(outcome, PromiseRefused)
    assert limit in {finding.limit for finding in outcome.findings}
    assert all(not finding.ok for finding in outcome.findings)
    assert placed.read(lambda uow: uow.promises.find(PromiseId("p1"))) is None
    assert actions(placed) == []


def test_nothing_is_promised_about_an_account_that_is_not_there(placed: Store) -> None:
    assert promise(placed, account_id=AccountId(999)) == PromiseRefused(())


def test_a_second_promise_of_an_account_waits_for_approval(placed: Store) -> None:
    promise(placed, "p1")
    made = promise(placed, "p2")
    assert isinstance(made, PromiseMade)
    assert made.state is PromiseState.PENDING_APPROVAL


def test_broken_promises_are_counted_while_they_are_recent(placed: Store) -> None:
    promise(placed, "p1")
    row = stored(placed)
    placed.write(
        lambda uow: uow.promises.set_state(row.id, "broken", Money(0, "MXN"), NOW, "judged")
    )
    account = placed.read(lambda uow: uow.queue.row(account_of(placed), NOW))
    assert account is not None

    def broken(now: datetime) -> int:
        facts = placed.read(lambda uow: promise_facts(account, uow, limits("MXN"), now))
        return facts.broken_recently

    assert broken(NOW) == 1
    assert broken(NOW + 120 * DAY) == 0


def test_today_is_the_debtors_day(placed: Store) -> None:
    account = placed.read(lambda uow: uow.queue.row(account_of(placed), NOW))
    assert account is not None
    after_midnight_utc = datetime.fromisoformat("2026-11-19T03:00:00+00:00")
    assert local_day(account, after_midnight_utc) == date(2026, 11, 18)


# --- withdrawn ------------------------------------------------------------


def cancel(store: Store, name: str = "p1") -> bool:
    intent = CancelPromise(PromiseId(name), "se equivocó de fecha", "ana")
    return store.write(partial(cancel_promise, intent, now=NOW))


def test_a_promise_is_withdrawn_once(placed: Store) -> None:
    promise(placed)
    assert cancel(placed)
    assert stored(placed).state == "cancelled"
    assert not cancel(placed)
    assert audited(placed).count("promise.cancelled") == 1


def test_what_waits_for_approval_can_be_withdrawn(placed: Store) -> None:
    promise(placed, amount=Money(10_100, "MXN"))
    assert cancel(placed)


def test_what_was_never_promised_cannot_be_withdrawn(placed: Store) -> None:
    assert not cancel(placed)


# --- judged ------------------------------------------------------------


def evening(day: date) -> datetime:
    return datetime.fromisoformat(f"{day}T20:00:00-06:00")


def test_a_payment_keeps_the_promise_and_judging_twice_is_judging_once(books: Store) -> None:
    promise(books)
    pays(books, 50_000, date(2026, 11, 20))
    assert judged(books, evening(date(2026, 11, 20))) == 1
    row = stored(books)
    assert (row.state, row.paid) == ("kept", Money(50_000, "MXN"))
    assert judged(books, evening(date(2026, 11, 20))) == 0
    assert judged(books, evening(date(2026, 11, 21))) == 0


def test_part_of_the_money_shows_while_the_promise_is_open(books: Store) -> None:
    promise(books)
    pays(books, 20_000, date(2026, 11, 20))
    assert judged(books, evening(date(2026, 11, 20))) == 1
    assert (stored(books).state, stored(books).paid.minor) == ("open", 20_000)


def test_more_than_was_promised_counts_as_all_of_it(books: Store) -> None:
    promise(books)
    pays(books, 80_000, date(2026, 11, 20))
    judged(books, evening(date(2026, 11, 20)))
    assert stored(books).paid == Money(50_000, "MXN")


def test_nothing_is_broken_before_the_payments_of_its_days_are_loaded(books: Store) -> None:
    promise(books)
    after_grace = DUE + 5 * DAY
    assert judged(books, evening(after_grace)) == 1
    assert stored(books).state == "awaiting_file"
    pays(books, 0, DUE, "9", loaded=after_grace)
    assert judged(books, evening(after_grace)) == 1
    assert stored(books).state == "broken"
    assert judged(books, evening(after_grace)) == 0


def test_a_reversal_takes_the_promise_back(books: Store) -> None:
    promise(books)
    pays(books, 50_000, date(2026, 11, 20), "1")
    judged(books, evening(date(2026, 11, 20)))
    pays(books, -50_000, date(2026, 11, 23), "2")
    assert judged(books, evening(date(2026, 11, 23))) == 1
    assert (stored(books).state, stored(books).paid) == ("open", Money(0, "MXN"))


def test_the_desk_s_day_decides_not_the_machine_s(placed: Store) -> None:
    promise(placed)
    just_before_midnight = datetime.fromisoformat("2026-11-26T05:59:00+00:00")
    assert judged(placed, just_before_midnight) == 0
    assert judged(placed, just_before_midnight + timedelta(minutes=2)) == 1
    assert stored(placed).state == "in_grace"


def test_there_may_be_nothing_to_judge(placed: Store) -> None:
    assert judged(placed, NOW) == 0
