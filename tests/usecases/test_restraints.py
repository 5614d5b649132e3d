"""A pause or a block ends when somebody says why; a block needs a second person."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from console.domain.contact import HardBlock, Reason, SoftPause
from console.domain.ids import ConversationId
from console.usecases.lift_restraint import Lift, Lifted, lift_restraint, undo_restraint
from console.usecases.restraints import BLOCK, PAUSE
from console.usecases.restrict_contact import (
    BlockDebtor,
    NoConsent,
    PauseDebtor,
    WrongNumber,
    block_debtor,
    no_consent,
    pause_debtor,
    right_number,
    wrong_number,
)
from tests.store.placing import NOW, Store
from tests.usecases.scene import (
    actions,
    audited,
    due,
    hear,
    reason,
    refused,
    remind,
    templates_known,
    write,
)

LATER = NOW + timedelta(seconds=30)
TALK = ConversationId(1)
OF_PAUSE = Lift("l1", TALK, PAUSE, SoftPause.DISPUTE, "ana", "el acreedor la resolvió")
OF_BLOCK = Lift("l1", TALK, BLOCK, HardBlock.LEGAL, "ana", "retiró la demanda", "Rosa Díaz")


def pause(store: Store, talk: ConversationId, by: str = "ana") -> None:
    intent = PauseDebtor(f"p-{by}", talk, SoftPause.DISPUTE, by)
    store.write(partial(pause_debtor, intent, now=NOW))


def block(store: Store, talk: ConversationId, by: str = "ana") -> None:
    intent = BlockDebtor("b1", talk, HardBlock.LEGAL, by)
    store.write(partial(block_debtor, intent, now=NOW))


def lift(store: Store, intent: Lift) -> Lifted:
    return store.write(partial(lift_restraint, intent, now=LATER))


def undo(store: Store, intent: Lift, after: timedelta = timedelta(seconds=5)) -> Lifted:
    return store.write(partial(undo_restraint, intent, now=NOW + after))


def test_a_lifted_pause_lets_us_begin_again(placed: Store) -> None:
    talk = hear(placed)
    pause(placed, talk)
    assert refused(remind(placed)) is Reason.SOFT_PAUSE
    assert lift(placed, replace(OF_PAUSE, conversation_id=talk)) is Lifted.DONE
    assert remind(placed, "m2") == "m2"
    assert {"DISPUTE", "LIFTED"} <= set(actions(placed))
    assert "contact.lifted.pause.dispute" in audited(placed)


def test_a_lifted_block_lets_us_write_again_and_dead_messages_stay_dead(placed: Store) -> None:
    talk = hear(placed)
    write(placed, talk)
    block(placed, talk)
    assert reason(placed, talk) is Reason.HARD_BLOCK
    assert lift(placed, replace(OF_BLOCK, conversation_id=talk)) is Lifted.DONE
    assert due(placed) == ()
    assert write(placed, talk, "m2") == "m2"


@pytest.mark.parametrize(
    ("change", "outcome"),
    [
        ({"why": "  "}, Lifted.REASON_MISSING),
        ({"approved_by": ""}, Lifted.APPROVAL_MISSING),
        ({"approved_by": "ANA"}, Lifted.APPROVAL_MISSING),
        ({"reason": HardBlock.FRAUD}, Lifted.NOT_IN_FORCE),
        ({"conversation_id": ConversationId(999)}, Lifted.NOT_IN_FORCE),
    ],
)
def test_a_block_holds_unless_all_is_said(
    placed: Store, change: dict[str, str], outcome: Lifted
) -> None:
    talk = hear(placed)
    block(placed, talk)
    wish = replace(replace(OF_BLOCK, conversation_id=talk), **change)  # type: ignore[arg-type]
    assert lift(placed, wish) is outcome
    assert reason(placed, talk) is Reason.HARD_BLOCK
    assert actions(placed) == ["LEGAL"]


def test_what_a_creditors_list_asked_for_is_not_lifted_here(placed: Store) -> None:
    talk = hear(placed)
    block(placed, talk, "import:7")
    assert lift(placed, replace(OF_BLOCK, conversation_id=talk)) is Lifted.NOT_IN_FORCE
    assert reason(placed, talk) is Reason.HARD_BLOCK


def test_a_mistake_is_taken_back_by_whoever_made_it_and_soon(placed: Store) -> None:
    talk = hear(placed)
    block(placed, talk)
    wish = replace(OF_BLOCK, conversation_id=talk, approved_by="", why="")
    assert undo(placed, replace(wish, by="luis")) is Lifted.NOT_IN_FORCE
    assert undo(placed, wish, timedelta(minutes=2)) is Lifted.NOT_IN_FORCE
    assert undo(placed, wish) is Lifted.DONE
    assert reason(placed, talk) is None
    assert undo(placed, wish) is Lifted.NOT_IN_FORCE
    nowhere = replace(wish, conversation_id=ConversationId(999))
    assert undo(placed, nowhere) is Lifted.NOT_IN_FORCE


def test_what_holds_is_listed_with_who_set_it(placed: Store) -> None:
    talk = hear(placed)
    pause(placed, talk)
    block(placed, talk, "luis")

    def held(now_us: timedelta) -> list[tuple[str, str, str]]:
        debtor = placed.read(lambda uow: uow.conversations.debtor_of(talk))
        assert debtor is not None
        rows = placed.read(lambda uow: uow.restraints.in_force(debtor, NOW + now_us))
        return [(row.kind, row.reason, row.by) for row in rows]

    assert held(timedelta()) == [("pause", "dispute", "ana"), ("block", "legal", "luis")]
    lift(placed, replace(OF_PAUSE, conversation_id=talk))
    assert held(timedelta(minutes=1)) == [("block", "legal", "luis")]


def test_a_wrong_number_turns_out_to_be_right(placed: Store) -> None:
    talk = hear(placed)
    placed.write(partial(wrong_number, WrongNumber("w1", talk, "ana"), now=NOW))
    assert reason(placed, talk) is Reason.CONTACT_POINT_INVALID
    placed.write(partial(right_number, WrongNumber("w2", talk, "ana"), now=LATER))
    assert reason(placed, talk, LATER) is None
    assert "contact.validated" in audited(placed)


def test_without_consent_nothing_goes_out_and_what_waits_dies(placed: Store) -> None:
    templates_known(placed)
    talk = hear(placed)
    write(placed, talk)
    placed.write(partial(no_consent, NoConsent("n1", talk, "ana"), now=NOW))
    assert reason(placed, talk) is Reason.NO_CONSENT
    assert due(placed) == ()
    assert refused(remind(placed, "m2")) is Reason.NO_CONSENT
    assert actions(placed) == ["NOCONSENT"]


def test_nothing_is_learnt_about_a_number_that_is_not_there(placed: Store) -> None:
    nowhere = ConversationId(999)
    placed.write(partial(no_consent, NoConsent("n1", nowhere, "ana"), now=NOW))
    placed.write(partial(right_number, WrongNumber("w2", nowhere, "ana"), now=NOW))
    assert (audited(placed), actions(placed)) == ([], [])


def test_the_relay_holds_nothing_that_would_have_to_be_lifted_there(placed: Store) -> None:
    """Blocks, pauses and wrong numbers are judged here at every release; only what a person
    or a creditor's list forbids is told to the relay.
    """
    talk = hear(placed)
    pause(placed, talk)
    block(placed, talk)
    placed.write(partial(wrong_number, WrongNumber("w1", talk, "ana"), now=NOW))
    assert placed.read(lambda uow: uow.contacts.opt_outs(0, 10)) == ()
