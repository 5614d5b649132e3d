"""What was said on the phone, or before the number joined, is shown and owes nothing."""

from datetime import timedelta
from typing import Any

import pytest

from console.domain.delivery import Delivery
from console.domain.ids import ConversationId
from tests.store.placing import NOW, Store
from tests.usecases.scene import (
    HOUR,
    PHONE,
    audited,
    delivery,
    due,
    happen,
    hear,
    item,
    party,
    received,
    status,
    thread,
)

YESTERDAY = NOW - timedelta(days=1)


def echoed(name: str = "wamid.e1", **changes: Any) -> dict[str, Any]:
    """Payload of message.echoed."""
    plain = {
        "message_id": name,
        "recipient": party(),
        "sent_at": NOW + HOUR,
        "kind": "text",
        "text": "Le escribo del celular",
    }
    return plain | changes


def historic(name: str, direction: str, **changes: Any) -> dict[str, Any]:
    """Payload of history.received."""
    plain = {
        "message_id": name,
        "direction": direction,
        "party": party(),
        "sent_at": YESTERDAY,
        "kind": "text",
        "text": "de ayer",
        "phase": 0,
    }
    return plain | changes


def row_of(store: Store, talk: ConversationId) -> Any:
    rows = store.read(lambda uow: uow.conversations.list(by="ana", tab="everyone", now=NOW))
    return next(row for row in rows if row.conversation_id == talk)


def test_an_answer_from_the_phone_is_in_the_thread_and_not_sent_again(placed: Store) -> None:
    talk = hear(placed, "Hola")
    happen(placed, "message.echoed", echoed())
    happen(placed, "message.echoed", echoed())
    heard, answered = thread(placed, talk)
    assert (heard.outgoing, answered.outgoing) == (False, True)
    assert answered.text == "Le escribo del celular"
    assert delivery(placed, "wamid.e1") is Delivery.SENT
    assert due(placed) == ()
    assert row_of(placed, talk).waiting_since is None


def test_a_status_of_an_echo_raises_it(placed: Store) -> None:
    happen(placed, "message.status", status("read", wamid="wamid.e1"))
    happen(placed, "message.echoed", echoed())
    assert delivery(placed, "wamid.e1") is Delivery.READ


def test_what_the_phone_changed_or_deleted_is_changed_here(placed: Store) -> None:
    happen(placed, "message.echoed", echoed())
    changed = echoed("wamid.e2", kind="edit", original_message_id="wamid.e1", text="mejor así")
    happen(placed, "message.echoed", changed)
    assert (item(placed, "wamid.e1").text, item(placed, "wamid.e1").edited) == (
        "mejor así",
        True,
    )
    gone = echoed("wamid.e3", kind="revoke", original_message_id="wamid.e1", text=None)
    happen(placed, "message.echoed", gone)
    assert item(placed, "wamid.e1").revoked


def test_history_is_shown_where_it_belongs_and_is_not_unread(placed: Store) -> None:
    talk = hear(placed, "Hola")
    unread = row_of(placed, talk).unread
    happen(placed, "history.received", historic("wamid.h1", "in"))
    happen(placed, "history.received", historic("wamid.h2", "out", status="read"))
    told = [(one.id, one.outgoing) for one in thread(placed, talk)]
    assert told == [("wamid.h1", False), ("wamid.h2", True), ("wamid.in1", False)]
    assert delivery(placed, "wamid.h2") is Delivery.READ
    shown = row_of(placed, talk)
    assert (shown.unread, shown.preview) == (unread, "Hola")


def test_a_message_that_history_repeats_is_one(placed: Store) -> None:
    talk = hear(placed, "Hola")
    happen(placed, "history.received", historic("wamid.in1", "in"))
    assert [one.text for one in thread(placed, talk)] == ["Hola"]


@pytest.mark.parametrize("kind", ["message.received", "message.status"])
def test_what_belongs_to_another_number_touches_nothing(placed: Store, kind: str) -> None:
    payload = received() if kind == "message.received" else status("read")
    assert happen(placed, kind, payload | {"quarantined": True})
    rows = placed.read(lambda uow: uow.conversations.list(by="ana", tab="everyone", now=NOW))
    assert rows == ()
    assert "event.quarantined" in audited(placed)


@pytest.mark.parametrize("kind", ["call.received", "contact.synced", "message.of_tomorrow"])
def test_events_that_the_desk_has_no_use_for_pass(placed: Store, kind: str) -> None:
    assert happen(placed, kind, {"call_id": "c", "party": {"phone": PHONE}})
