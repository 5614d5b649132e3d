"""Files to a debtor: asked about as free text is, queued with what must be uploaded first."""

from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

import pytest

from console.domain.attachment import FileKind
from console.domain.contact import Reason, Refused
from console.domain.delivery import Hold
from console.domain.ids import ConversationId, MessageId
from console.usecases.send_files import UPLOAD, OutgoingFile, SendFile, send_files
from console.usecases.take_back import take_back
from tests.store.placing import NOW, Store
from tests.usecases.scene import HOUR, NIGHT, RULES, due, hear, item, refused, release

PHOTO = OutgoingFile("/m/a.jpg", "pc:/m", "a.jpg", "image/jpeg", FileKind.IMAGE, "ab", 12)
PAPER = replace(
    PHOTO, path="/m/b.pdf", filename="b.pdf", mime_type="application/pdf",
    kind=FileKind.DOCUMENT,
)  # fmt: skip


def send(
    store: Store, *intents: SendFile, now: datetime = NOW
) -> tuple[MessageId, ...] | Refused:
    return store.write(partial(send_files, intents, rules=RULES, now=now))


def photo(talk: ConversationId, name: str = "f1", **changes: Any) -> SendFile:
    intent = SendFile(MessageId(name), talk, PHOTO, "ana", "Aquí va")
    return replace(intent, **changes)


def test_several_files_are_queued_in_order_with_what_is_uploaded_first(placed: Store) -> None:
    talk = hear(placed)
    assert send(placed, photo(talk), photo(talk, "f2", file=PAPER, caption="")) == ("f1", "f2")
    (command,) = due(placed)
    assert command.message_id == "f1"
    assert command.body["image"] == {"caption": "Aquí va"}
    assert command.body[UPLOAD]["path"] == "/m/a.jpg"
    shown = item(placed, "f1")
    assert shown.media is not None
    assert (shown.kind_name, shown.text, shown.media.path) == ("image", "Aquí va", "/m/a.jpg")


def test_what_is_posted_names_the_file_and_not_where_it_lies(placed: Store) -> None:
    talk = hear(placed)
    send(placed, photo(talk, file=PAPER))
    placed.write(lambda uow: uow.outbox.uploaded(MessageId("f1"), "media7"))
    (command,) = due(placed)
    body = release(placed, command)
    assert body is not None
    assert UPLOAD not in body
    assert body["document"] == {"caption": "Aquí va", "filename": "b.pdf", "id": "media7"}
    shown = item(placed, "f1").media
    assert shown is not None
    assert (shown.media_id, shown.path) == ("media7", "/m/b.pdf")


def test_the_gate_says_no_to_all_of_them(placed: Store) -> None:
    talk = hear(placed)
    outcome = send(placed, photo(talk), photo(talk, "f2"), now=NIGHT)
    assert refused(outcome) is Reason.OUTSIDE_HOURS
    assert due(placed, NIGHT) == ()


def test_who_sends_a_file_holds_the_person(placed: Store) -> None:
    talk = hear(placed)
    assert send(placed, photo(talk)) == ("f1",)
    assert refused(send(placed, photo(talk, "f2", by="beto"))) is Reason.CLAIMED_BY_ANOTHER
    assert [one.message_id for one in due(placed)] == ["f1"]


def test_the_same_intent_twice_is_one_message(placed: Store) -> None:
    talk = hear(placed)
    send(placed, photo(talk))
    assert send(placed, photo(talk)) == ("f1",)
    assert len(due(placed)) == 1


def test_taking_back_gives_the_file_back(placed: Store) -> None:
    talk = hear(placed)
    send(placed, photo(talk, undo_s=5))
    (command,) = due(placed, NOW + HOUR)
    assert command.hold is Hold.UNDO
    taken = placed.write(partial(take_back, MessageId("f1"), "ana", now=NOW))
    assert taken is not None
    assert taken.media is not None
    assert (taken.text, taken.media["path"]) == ("Aquí va", "/m/a.jpg")


@pytest.mark.parametrize(
    "changes",
    [
        {"file": replace(PHOTO, size_bytes=50_000_000)},
        {"file": replace(PHOTO, mime_type="image/heic")},
        {"file": replace(PHOTO, mime_type="audio/ogg", kind=FileKind.AUDIO)},
        {"caption": "x" * 1_025},
    ],
)
def test_what_whatsapp_does_not_take_is_never_queued(
    placed: Store, changes: dict[str, Any]
) -> None:
    talk = hear(placed)
    with pytest.raises(ValueError, match=r".+"):
        send(placed, photo(talk, **changes))
    assert due(placed) == ()
