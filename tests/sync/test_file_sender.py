"""Files reach the relay before the message that names them, once, and hold nobody up."""

import json
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import httpx
import pytest

from console.domain.delivery import Delivery
from console.domain.ids import MessageId
from console.sync.file_sender import FILE_GONE, FileSender
from console.sync.outbox_sender import OutboxSender
from console.usecases.ports import ChangeSet, Topic
from console.usecases.send_files import SendFile, send_files
from tests.fakes.uow import FakeAsyncRunner
from tests.store.placing import NOW, Store
from tests.sync.line import Relay, SetClock, breaks, refuses, running, says, turns, until
from tests.usecases.scene import RULES, delivery, due, hear, item, write
from tests.usecases.test_send_files import PHOTO

MEDIA, MESSAGES = "/v1/media", "/v1/messages"
TAKEN = says({"id": "x", "state": "queued"}, 202)
KEPT = says({"id": "media7", "mime_type": "image/jpeg"}, 201)
CONTENT = b"\xff\xd8\xff" + bytes(200_000)
TOUCHED = ChangeSet(topics=frozenset({Topic.OUTBOX}))


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "a.jpg"
    path.write_bytes(CONTENT)
    return path


@pytest.fixture
def senders(
    runner: FakeAsyncRunner, relay: Relay, clock: SetClock
) -> tuple[FileSender, OutboxSender]:
    relay.on("POST", MEDIA, KEPT)
    relay.on("POST", MESSAGES, TAKEN)
    client, back = relay.client(), lambda _id: None
    files = FileSender(runner, client, RULES, clock, back, "here")
    return files, OutboxSender(runner, client, RULES, clock, back)


def attach(store: Store, path: Path, name: str = "f1", host: str = "here") -> None:
    talk = hear(store)
    size = path.stat().st_size if path.exists() else 1
    file = replace(PHOTO, path=str(path), host=host, size_bytes=size)
    intent = SendFile(MessageId(name), talk, file, "ana", "Aquí va")
    store.write(partial(send_files, [intent], rules=RULES, now=NOW))


async def test_the_file_goes_first_and_the_message_names_it(
    desk: Store, senders: tuple[FileSender, OutboxSender], relay: Relay, picture: Path
) -> None:
    files, sender = senders
    told: list[float] = []
    files.listen(lambda _id, part: told.append(part))
    attach(desk, picture)
    async with running(files.run(), sender.run()):
        await until(lambda: not due(desk) or relay.of(MEDIA))
        sender.data_changed(TOUCHED)
        await until(lambda: delivery(desk, "f1") is Delivery.RELAYED)
    assert relay.paths() == [MEDIA, MESSAGES]
    assert CONTENT in relay.of(MEDIA)[0].content
    body = json.loads(relay.of(MESSAGES)[0].content)
    assert body["image"] == {"caption": "Aquí va", "id": "media7"}
    assert "upload" not in body
    assert told == sorted(told)
    assert told[-1] == 1.0


async def test_a_file_that_does_not_get_through_is_tried_again(
    desk: Store,
    senders: tuple[FileSender, OutboxSender],
    relay: Relay,
    clock: SetClock,
    picture: Path,
) -> None:
    files, _ = senders
    relay.on("POST", MEDIA, breaks(httpx.ConnectError("x")), KEPT)
    attach(desk, picture)
    async with running(files.run()):
        await until(lambda: len(relay.of(MEDIA)) == 1)
        await until(lambda: desk.read(lambda uow: uow.outbox.next_due_at()) != NOW)
        clock.at += timedelta(seconds=2)
        files.data_changed(TOUCHED)
        await until(lambda: len(relay.of(MEDIA)) == 2)
        await until(lambda: item(desk, "f1").media.media_id)  # type: ignore[union-attr]
    assert delivery(desk, "f1") is Delivery.QUEUED


async def test_a_file_that_the_relay_refuses_is_shown_as_refused(
    desk: Store, senders: tuple[FileSender, OutboxSender], relay: Relay, picture: Path
) -> None:
    files, _ = senders
    relay.on("POST", MEDIA, refuses(422, "media_type_mismatch"))
    attach(desk, picture)
    async with running(files.run()):
        await until(lambda: delivery(desk, "f1") is Delivery.BLOCKED)
    assert item(desk, "f1").error_code == "media_type_mismatch"


async def test_a_file_that_was_taken_away_is_shown_as_gone(
    desk: Store, senders: tuple[FileSender, OutboxSender], tmp_path: Path
) -> None:
    files, _ = senders
    attach(desk, tmp_path / "nothing.jpg")
    async with running(files.run()):
        await until(lambda: delivery(desk, "f1") is Delivery.BLOCKED)
    assert item(desk, "f1").error_code == FILE_GONE


async def test_a_file_on_another_machine_is_left_to_that_machine(
    desk: Store, senders: tuple[FileSender, OutboxSender], relay: Relay, picture: Path
) -> None:
    files, sender = senders
    attach(desk, picture, host="there")
    async with running(files.run(), sender.run()):
        await turns()
    assert relay.asked == []
    assert delivery(desk, "f1") is Delivery.QUEUED


async def test_who_opted_out_meanwhile_gets_no_file(
    desk: Store, senders: tuple[FileSender, OutboxSender], relay: Relay, picture: Path
) -> None:
    files, sender = senders
    attach(desk, picture)
    desk.write(lambda uow: uow.contacts.opt_out("+525512340001", NOW, "debtor"))
    async with running(files.run(), sender.run()):
        await turns()
    assert relay.asked == []
    assert delivery(desk, "f1") is Delivery.BLOCKED


async def test_a_message_behind_the_file_keeps_its_place(
    desk: Store, senders: tuple[FileSender, OutboxSender], relay: Relay, picture: Path
) -> None:
    files, sender = senders
    attach(desk, picture)
    write(desk, hear(desk, name="wamid.in2"), "m2")
    async with running(files.run(), sender.run()):
        await until(lambda: relay.of(MEDIA))
        sender.data_changed(TOUCHED)
        await until(lambda: delivery(desk, "m2") is Delivery.RELAYED)
    posted = [request.headers["Idempotency-Key"] for request in relay.of(MESSAGES)]
    assert posted == ["f1", "m2"]
