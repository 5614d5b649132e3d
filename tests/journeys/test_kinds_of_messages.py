"""Pictures, sounds, people without a number, and the hours of the night."""

import hashlib
from datetime import datetime, time
from functools import partial
from pathlib import Path

import httpx
import pytest

from console.domain.contact import Reason, Refused
from console.domain.delivery import Delivery
from console.domain.ids import ConversationId, MessageId
from console.usecases.ports import UnitOfWork
from console.usecases.send_text import SendText, send_text
from console.usecases.views import ThreadItem
from tests.journeys.stage import MEXICO, Desk, Stage, Town, a_new_id, at_local

pytestmark = pytest.mark.journey


async def fetched(desk: Desk, message_id: str) -> ThreadItem:
    def look(uow: UnitOfWork) -> ThreadItem | None:
        item = uow.messages.find(MessageId(message_id))
        return item if item and item.media and item.media.path else None

    return await desk.until(look, "the file is on disk")


def content_of(item: ThreadItem) -> bytes:
    assert item.media is not None
    return Path(item.media.path or "").read_bytes()


def file_at_meta(town: Town, wamid: str) -> bytes:
    """The bytes that the person sent."""
    received = town.sim("received")["received"]
    message = next(one["message"] for one in received if one["wamid"] == wamid)
    servers = town.demo.servers
    assert servers.simulator is not None
    token = servers.simulator.facts["token"]
    answer = httpx.get(
        message[message["type"]]["url"],
        headers={"Authorization": f"Bearer {token}"},
        trust_env=False,
    )
    return answer.raise_for_status().content


async def test_the_receipt_of_a_payment_is_on_disk_byte_for_byte(stage: Stage) -> None:
    who = stage.town.persona("already_paid")
    async with stage.desk() as desk:
        await desk.sent_template(who)
        picture = await desk.until_answered(who, "image")
        item = await fetched(desk, picture.id)
        assert item.media is not None
        content = content_of(item)
        assert content.startswith(b"\x89PNG")
        assert (
            hashlib.sha256(content).digest()
            == hashlib.sha256(file_at_meta(stage.town, item.id)).digest()
        )
        assert item.media.size_bytes == len(content)
        assert Path(item.media.path or "").parent == stage.folder / "media-Lau"


async def test_a_voice_note_is_fetched_as_one(stage: Stage) -> None:
    who = stage.town.persona("voice_note")
    async with stage.desk() as desk:
        await desk.sent_template(who)
        item = await fetched(desk, (await desk.until_answered(who, "audio")).id)
        assert item.media is not None
        assert item.media.voice
        assert content_of(item).startswith(b"OggS")
    async with stage.desk(alone=True) as desk:
        again = await desk.read(lambda uow: uow.messages.find(MessageId(item.id)))
        assert again is not None
        assert again.media == item.media


async def test_somebody_without_a_number_is_answered_by_user_id(stage: Stage) -> None:
    town = stage.town
    person = next(one for one in town.sim("personas")["personas"] if not one["wa_id"])
    who = town.debtor()
    async with stage.desk() as desk:
        wamid = town.writes(person["user_id"], "Buenas, ¿cuánto debo?")
        await desk.until_received(wamid)
        known = await desk.read(
            partial(thread_of_user, user_id=person["user_id"], now=town.now())
        )
        await desk.write(lambda uow: uow.conversations.link_debtor(known, who.debtor_id))
        intent = SendText(MessageId(a_new_id()), known, "Buenas, te digo.", desk.by)
        sent = await desk.write(
            partial(send_text, intent, rules=desk.context.rules, now=desk.context.now())
        )
        assert sent == intent.id
        await desk.until_delivery(intent.id, Delivery.DELIVERED)
    mine = [one for one in town.sim("sent")["sent"] if one["person"] == person["user_id"]]
    assert [one["body"].get("recipient") for one in mine] == [person["user_id"]]
    assert "to" not in mine[0]["body"]


def thread_of_user(uow: UnitOfWork, *, user_id: str, now: datetime) -> ConversationId:
    rows = uow.conversations.list(by="", tab="everyone", now=now, zone=MEXICO.key)
    unknown = [row.conversation_id for row in rows if row.debtor_id is None]
    panels = [(one, uow.conversations.panel(one, None, now)) for one in unknown]
    assert all(panel is not None and panel.phone is None for _, panel in panels)
    (known,) = unknown
    assert uow.conversations.debtors_with_identity(f"uid:{user_id}") == ()
    return known


async def test_at_night_the_debtor_is_heard_and_not_answered(stage: Stage) -> None:
    town, who = stage.town, stage.town.debtor()
    night = at_local(town.demo.clock, time(23, 40))
    async with stage.desk(clock=night) as desk:
        wamid = town.writes(who, "¿Siguen ahí?")
        await desk.until_received(wamid)
        theirs = await desk.conversation_of(who)
        rows = await desk.read(
            lambda uow: uow.conversations.list(
                by=desk.by, tab="everyone", chip="unread", now=desk.context.now()
            )
        )  # others of the town may write late at night as well
        assert [row.unread for row in rows if row.conversation_id == theirs] == [1]
        refused = await desk.say(who, "Aquí seguimos")
        assert isinstance(refused, Refused)
        assert refused.reason is Reason.OUTSIDE_HOURS
        assert refused.retry_at is not None
        opens = refused.retry_at.astimezone(MEXICO)
        now = desk.context.now()
        assert refused.retry_at > now
        assert 6 <= opens.hour < 12
        assert await desk.pending() == 0
    assert town.sent_to(who) == []
