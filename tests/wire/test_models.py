"""The language between console and relay: what is let in, and what is not."""

from datetime import UTC, datetime
from typing import Any

import pytest
from pydantic import ValidationError

from console.wire.commands import Attempt, CommandState, CommandStatus, ErrorBody, SendMessage
from console.wire.events import (
    AccountNotice,
    Event,
    EventType,
    IdentityChanged,
    Page,
    Party,
    PreferenceChanged,
    Received,
    Unrecognised,
)

AT = datetime(2026, 11, 18, 16, tzinfo=UTC)
CONTRACT = """message.received message.edited message.revoked message.status message.accepted
message.failed reaction.received template.updated number.updated account.alert
preference.changed identity.changed handover.changed unknown"""


def event(**changes: Any) -> dict[str, Any]:
    return {
        "seq": 1,
        "id": "e1",
        "type": "unknown",
        "at": "2026-11-18T16:00:00Z",
        "payload": {},
    } | changes  # fmt: skip - an event on one line


def test_every_event_type_of_the_contract_exists() -> None:
    assert set(CONTRACT.split()) <= {kind.value for kind in EventType}


def test_an_older_console_reads_a_newer_relay() -> None:
    read = Event.model_validate(event(type="of.tomorrow", shiny=True))
    assert read.type == "of.tomorrow"
    party = Party.model_validate({"phone": "+52", "hat": "red"})
    assert not hasattr(party, "hat")


def test_instants_are_aware() -> None:
    assert Event.model_validate(event()).at == AT


def test_what_was_read_cannot_be_changed() -> None:
    read = Event.model_validate(event())
    with pytest.raises(ValidationError, match="frozen"):
        read.seq = 2


@pytest.mark.parametrize("missing", ["seq", "id", "type", "at", "payload"])
def test_an_event_has_all_its_parts(missing: str) -> None:
    whole = event()
    del whole[missing]
    with pytest.raises(ValidationError):
        Event.model_validate(whole)


def test_a_page_survives_the_wire() -> None:
    page = Page(events=(Event.model_validate(event()),), next=1, head=9)
    assert Page.model_validate_json(page.model_dump_json()) == page


def test_a_message_survives_the_wire() -> None:
    message = Received.model_validate(
        {
            "message_id": "w1",
            "sender": {"phone": "+525512345678"},
            "sent_at": "2026-11-18T10:00:00-06:00",
            "kind": "image",
            "media": {"media_id": "7", "mime_type": "image/png"},
            "context": {"message_id": "m1", "forwarded": True},
            "choice": {"title": "Sí"},
        }
    )
    assert message.sent_at == AT
    assert Received.model_validate_json(message.model_dump_json()) == message


def test_a_typing_error_in_a_command_is_not_sent() -> None:
    with pytest.raises(ValidationError):
        SendMessage.model_validate({"type": "text", "txt": {"body": "Hola"}})


def test_a_command_keeps_only_what_was_said() -> None:
    command = SendMessage(to="+52", type="text", text={"body": "Hola"}, not_after=AT)
    told = command.model_dump(mode="json", exclude_none=True)
    assert told == {
        "to": "+52",
        "type": "text",
        "text": {"body": "Hola"},
        "not_after": "2026-11-18T16:00:00Z",
        "messaging_product": "whatsapp",
        "recipient_type": "individual",
    }


def test_the_answer_to_a_command_survives_the_wire() -> None:
    attempt = Attempt(id="a1", at=AT, outcome="accepted", message_id="w1")
    status = CommandStatus(id="m1", state=CommandState.SENT, attempts=(attempt,))
    assert CommandStatus.model_validate_json(status.model_dump_json()) == status


def test_a_refusal_may_say_when_to_come_back() -> None:
    assert ErrorBody(code="rate_capped", message="…").retry_after_s is None
    assert ErrorBody(code="rate_capped", message="…", retry_after_s=2.5).retry_after_s == 2.5


def test_notices_are_read_whole() -> None:
    sender = {"user_id": "MX.1"}
    changed = IdentityChanged.model_validate(
        {"sender": sender, "kind": "user_changed_number", "sent_at": AT, "new_wa_id": "52"}
    )
    assert changed.new_wa_id == "52"
    preference = PreferenceChanged.model_validate(
        {"sender": sender, "category": "marketing_messages", "value": "stop", "changed_at": AT}
    )
    assert preference.value == "stop"
    assert AccountNotice.model_validate({"field": "account_update"}).summary is None
    assert Unrecognised.model_validate({"raw": [1]}).raw == [1]
