"""What an agent learns about a person takes effect at once, everywhere, once."""

from datetime import timedelta
from functools import partial

import pytest

from console.domain.contact import HardBlock, Reason, SoftPause
from console.domain.delivery import Delivery
from console.domain.ids import ConversationId
from console.usecases.restrict_contact import (
    BlockDebtor,
    OptOut,
    PauseDebtor,
    WrongNumber,
    block_debtor,
    opt_out,
    pause_debtor,
    wrong_number,
)
from tests.store.placing import NOW, Store, account_of, load, record
from tests.usecases.scene import (
    HOUR,
    actions,
    audited,
    delivery,
    due,
    hear,
    party,
    reason,
    refused,
    remind,
    templates_known,
    write,
)

NOWHERE = ConversationId(999)


def silence(store: Store, talk: ConversationId, name: str = "o1") -> None:
    store.write(partial(opt_out, OptOut(name, talk, "ana", "lo pidió por teléfono"), now=NOW))


def invalid(store: Store, talk: ConversationId) -> None:
    store.write(partial(wrong_number, WrongNumber("w1", talk, "ana"), now=NOW))


def pause(store: Store, talk: ConversationId, why: SoftPause = SoftPause.DISPUTE) -> None:
    intent = PauseDebtor("d1", talk, why, "ana", NOW + 5 * HOUR)
    store.write(partial(pause_debtor, intent, now=NOW))


def block(store: Store, talk: ConversationId, why: HardBlock = HardBlock.DECEASED) -> None:
    store.write(partial(block_debtor, BlockDebtor("b1", talk, why, "ana"), now=NOW))


def test_an_opt_out_silences_and_kills_what_waits(placed: Store) -> None:
    talk = hear(placed)
    write(placed, talk)
    silence(placed, talk)
    assert reason(placed, talk) is Reason.OPTED_OUT
    assert due(placed) == ()
    assert delivery(placed) is Delivery.BLOCKED
    assert refused(remind(placed, "m2")) is Reason.OPTED_OUT
    assert actions(placed) == ["OPTOUT"]
    assert "contact.opted_out" in audited(placed)


def test_an_opt_out_holds_for_everybody_with_that_number(store: Store) -> None:
    load(store, [record(1), record(2, phones=("+525512340001",))])
    templates_known(store)
    silence(store, hear(store))
    outcome = remind(store, account_id=account_of(store, 2))
    assert refused(outcome) is Reason.OPTED_OUT


def test_a_wrong_number_is_wrong_for_everybody_who_has_it(store: Store) -> None:
    load(store, [record(1), record(2, phones=("+525512340001",))])
    templates_known(store)
    talk = hear(store)
    write(store, talk)
    invalid(store, talk)
    assert reason(store, talk) is Reason.CONTACT_POINT_INVALID
    assert due(store) == ()
    outcome = remind(store, "m2", account_id=account_of(store, 2))
    assert refused(outcome) is Reason.CONTACT_POINT_INVALID
    assert "contact.invalidated" in audited(store)


@pytest.mark.parametrize(
    ("why", "code"),
    [
        (SoftPause.DISPUTE, "DISPUTE"),
        (SoftPause.COMPLAINT, "COMPLAINT"),
        (SoftPause.PAYMENT_CLAIMED, "PAID_CLAIM"),
        (SoftPause.VULNERABLE, "VULN"),
        (SoftPause.CREDITOR_FREEZE, "PAUSE"),
    ],
)
def test_a_pause_lets_answers_through_and_nothing_else(
    placed: Store, why: SoftPause, code: str
) -> None:
    talk = hear(placed)
    pause(placed, talk, why)
    assert refused(remind(placed)) is Reason.SOFT_PAUSE
    assert write(placed, talk, "m2") == "m2"
    assert actions(placed) == [code]
    assert remind(placed, "m3", now=NOW + 6 * HOUR) == "m3"  # the pause has ended


@pytest.mark.parametrize(
    ("why", "code"),
    [
        (HardBlock.DECEASED, "DECEASED"),
        (HardBlock.BANKRUPTCY, "BANKR"),
        (HardBlock.LEGAL, "LEGAL"),
        (HardBlock.FRAUD, "FRAUD"),
        (HardBlock.MINOR, "BLOCK"),
    ],
)
def test_a_block_lets_nothing_through(placed: Store, why: HardBlock, code: str) -> None:
    talk = hear(placed)
    write(placed, talk)
    block(placed, talk, why)
    assert reason(placed, talk) is Reason.HARD_BLOCK
    assert refused(remind(placed, "m2")) is Reason.HARD_BLOCK
    assert due(placed) == ()
    assert actions(placed) == [code]
    assert f"contact.blocked.{why}" in audited(placed)


@pytest.mark.parametrize("act", [silence, invalid, pause, block])
def test_the_same_gesture_twice_acts_once(placed: Store, act: object) -> None:
    assert callable(act)
    talk = hear(placed)
    act(placed, talk)
    entries, codes = audited(placed), actions(placed)
    act(placed, talk)
    assert (audited(placed), actions(placed)) == (entries, codes)


@pytest.mark.parametrize("act", [silence, invalid, pause, block])
def test_nothing_is_learnt_about_a_thread_that_is_not_there(placed: Store, act: object) -> None:
    assert callable(act)
    act(placed, NOWHERE)
    assert (audited(placed), actions(placed)) == ([], [])


def test_a_second_opt_out_of_another_gesture_is_written_down_too(placed: Store) -> None:
    talk = hear(placed)
    silence(placed, talk, "o1")
    silence(placed, talk, "o2")
    assert actions(placed) == ["OPTOUT", "OPTOUT"]


def test_who_is_no_debtor_can_be_silenced_but_not_paused(store: Store) -> None:
    talk = hear(store, sender=party("+573001234567"))
    pause(store, talk)
    block(store, talk)
    assert actions(store) == []
    silence(store, talk)
    assert reason(store, talk, NOW + timedelta(minutes=1)) is Reason.OPTED_OUT
