"""What WhatsApp tells of a person: marketing stopped or wanted, a new number or identity."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from console.domain.contact import Reason
from console.domain.delivery import Delivery
from console.domain.ids import ConversationId
from tests.store.placing import NOW, Store
from tests.usecases.scene import (
    HOUR,
    REMINDER,
    audited,
    delivery,
    due,
    happen,
    hear,
    party,
    reason,
    refused,
    release,
    remind,
    templates_known,
    thread,
    write,
)

PROMO = replace(REMINDER, name="promocion", category="MARKETING")


def prefer(store: Store, value: str, at: datetime = NOW, **sender: Any) -> None:
    told = {"sender": party(**sender), "category": "marketing_messages", "value": value}
    happen(store, "preference.changed", told | {"changed_at": at})


def identified(store: Store, kind: str, **changes: Any) -> None:
    told = {"message_id": "wamid.s1", "sender": party(), "kind": kind, "sent_at": NOW}
    happen(store, "identity.changed", told | changes)


def promote(store: Store, name: str) -> object:
    return remind(store, name, template=PROMO.name)


@pytest.fixture
def desk(placed: Store) -> Store:
    """A desk that has a marketing template too."""
    templates_known(placed, REMINDER, PROMO)
    return placed


def events_of(store: Store, talk: ConversationId) -> list[tuple[str, str | None]]:
    return [(item.kind_name, item.text) for item in thread(store, talk) if item.item == "event"]


def test_who_stopped_marketing_gets_no_marketing_and_everything_else(desk: Store) -> None:
    talk = hear(desk)
    prefer(desk, "stop")
    assert refused(promote(desk, "m1")) is Reason.MARKETING_STOPPED
    assert remind(desk, "m2") == "m2"
    assert events_of(desk, talk)[0][0] == "NOMARKETING"
    assert "contact.nomarketing" in audited(desk)


def test_the_newest_word_on_marketing_counts_not_the_last_that_came(desk: Store) -> None:
    prefer(desk, "resume", NOW + HOUR)
    prefer(desk, "stop", NOW)
    assert promote(desk, "m1") == "m1"
    prefer(desk, "stop", NOW + 2 * HOUR)
    assert refused(promote(desk, "m2")) is Reason.MARKETING_STOPPED


def test_a_preference_told_twice_is_one_line(desk: Store) -> None:
    talk = hear(desk)
    prefer(desk, "stop")
    prefer(desk, "stop")
    told = [name for name, _ in events_of(desk, talk)]
    assert set(told) == {"NOMARKETING"}
    prefer(desk, "something_new")
    assert [name for name, _ in events_of(desk, talk)] == told


def test_a_stranger_s_preference_is_kept_for_later(desk: Store) -> None:
    prefer(desk, "stop", phone=None, user_id="MX.77")
    hear(desk, sender=party(user_id="MX.77"))
    assert refused(promote(desk, "m1")) is Reason.MARKETING_STOPPED


def test_the_gate_looks_again_when_the_promotion_is_sent(desk: Store) -> None:
    assert promote(desk, "m1") == "m1"
    prefer(desk, "stop")
    (command,) = due(desk)
    assert release(desk, command) is None
    assert delivery(desk) is Delivery.BLOCKED


@pytest.mark.parametrize("kind", ["user_changed_number", "customer_changed_number"])
def test_an_old_number_is_nobody_s_until_it_is_confirmed(desk: Store, kind: str) -> None:
    talk = hear(desk)
    write(desk, talk, "m1")
    identified(desk, kind, new_wa_id="5215512349999")
    assert reason(desk, talk) is Reason.CONTACT_POINT_INVALID
    assert delivery(desk) is Delivery.BLOCKED
    assert events_of(desk, talk) == [("NEWNUMBER", "+5215512349999")]
    assert "contact.newnumber" in audited(desk)


def test_a_new_identity_is_told_and_forbids_nothing_here(desk: Store) -> None:
    talk = hear(desk)
    identified(desk, "customer_identity_changed", body="Jacinta's security code changed")
    assert reason(desk, talk) is None
    assert events_of(desk, talk) == [("IDENTITY", "Jacinta's security code changed")]


def test_nobody_is_told_of_a_stranger_s_identity(desk: Store) -> None:
    before = audited(desk)
    identified(desk, "customer_identity_changed", sender=party(phone="+573001112233"))
    assert audited(desk) == before
