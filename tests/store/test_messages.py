"""What the port Messages promises, for both databases and the stand-in."""

from datetime import datetime, timedelta
from itertools import permutations
from typing import Any

from console.domain.delivery import Delivery
from console.domain.ids import ConversationId, MessageId
from console.usecases.ports import IncomingMessage, OutgoingMessage, Topic
from console.usecases.views import InboxRow, ItemKind, ThreadItem, ThreadPage
from tests.store.placing import NOW, Store, known_thread, thread_with

SECOND = timedelta(seconds=1)


def outgoing(talk: ConversationId, name: str = "m1", **changes: Any) -> OutgoingMessage:
    values: dict[str, Any] = {
        "kind": "text",
        "text": "Buenas tardes",
        "at": NOW,
        "by": "ana",
        "opened_by_us": True,
    }
    return OutgoingMessage(MessageId(name), talk, **(values | changes))


def incoming(talk: ConversationId, name: str = "wamid.1", **changes: Any) -> IncomingMessage:
    values: dict[str, Any] = {"kind": "text", "text": "Hola", "sent_at": NOW}
    return IncomingMessage(MessageId(name), talk, **(values | changes))


def say(store: Store, message: OutgoingMessage) -> bool:
    return store.write(lambda uow: uow.messages.add_outgoing(message, {"type": message.kind}))


def hear(store: Store, message: IncomingMessage) -> bool:
    return store.write(lambda uow: uow.messages.add_incoming(message))


def item(store: Store, name: str) -> ThreadItem:
    found = store.read(lambda uow: uow.messages.find(MessageId(name)))
    assert found is not None
    return found


def line(store: Store, talk: ConversationId) -> InboxRow:
    rows = store.read(lambda uow: uow.conversations.list(by="ana", tab="everyone", now=NOW))
    return next(row for row in rows if row.conversation_id == talk)


def report(
    store: Store,
    delivery: Delivery,
    *,
    message_id: str | None = None,
    wamid: str | None = None,
    at: datetime = NOW,
    error_code: str | None = None,
    error: str | None = None,
) -> ConversationId | None:
    named = MessageId(message_id) if message_id else None
    return store.write(
        lambda uow: uow.messages.report(
            message_id=named,
            wamid=wamid,
            delivery=delivery,
            at=at,
            error_code=error_code,
            error=error,
        )
    )


def older(store: Store, talk: ConversationId, before: int | None) -> ThreadPage:
    return store.read(lambda uow: uow.conversations.thread(talk, before=before, limit=10))


def accept(store: Store, name: str, wamid: str) -> None:
    store.write(lambda uow: uow.messages.accepted(MessageId(name), wamid, NOW))


def names(store: Store, talk: ConversationId) -> list[str]:
    page = store.read(lambda uow: uow.conversations.thread(talk))
    return [each.id for each in page.items]


def test_a_message_is_stored_with_its_outbox_row_and_announced(store: Store) -> None:
    talk = known_thread(store)
    store.told.clear()
    assert say(store, outgoing(talk))
    assert item(store, "m1").delivery is Delivery.QUEUED
    (command,) = store.read(lambda uow: uow.outbox.due(NOW, 10))
    assert (command.message_id, command.body, command.by) == ("m1", {"type": "text"}, "ana")
    (told,) = store.told
    assert talk in told.conversations
    assert Topic.OUTBOX in told.topics


def test_a_known_id_changes_nothing(store: Store) -> None:
    talk = known_thread(store)
    assert say(store, outgoing(talk))
    assert not say(store, outgoing(talk, text="otra cosa"))
    assert hear(store, incoming(talk))
    assert not hear(store, incoming(talk, text="otra cosa"))
    assert [item(store, name).text for name in ("m1", "wamid.1")] == ["Buenas tardes", "Hola"]
    assert line(store, talk).unread == 1


def test_an_inbound_message_opens_the_window_and_asks_for_an_answer(store: Store) -> None:
    talk = known_thread(store)
    hear(store, incoming(talk))
    row = line(store, talk)
    assert row.window_closes_at == NOW + timedelta(hours=24)
    assert (row.unread, row.waiting_since, row.preview) == (1, NOW, "Hola")
    assert not row.preview_outgoing


def test_an_older_inbound_never_closes_the_window_earlier(store: Store) -> None:
    talk = known_thread(store)
    hear(store, incoming(talk, "wamid.2", sent_at=NOW))
    hear(store, incoming(talk, "wamid.1", sent_at=NOW - timedelta(hours=3)))
    row = line(store, talk)
    assert row.window_closes_at == NOW + timedelta(hours=24)
    assert row.waiting_since == NOW - timedelta(hours=3)
    assert names(store, talk) == ["wamid.1", "wamid.2"]


def test_what_whatsapp_says_by_itself_opens_nothing(store: Store) -> None:
    talk = known_thread(store)
    hear(store, incoming(talk, kind="system", text="cambió de número"))
    row = line(store, talk)
    assert (row.window_closes_at, row.unread, row.waiting_since) == (None, 0, None)


def test_an_answer_of_ours_ends_the_waiting_until_it_is_refused(store: Store) -> None:
    talk = known_thread(store)
    hear(store, incoming(talk))
    hear(store, incoming(talk, "wamid.2", sent_at=NOW + SECOND))
    assert line(store, talk).waiting_since == NOW
    say(store, outgoing(talk, at=NOW + 2 * SECOND))
    assert line(store, talk).waiting_since is None
    store.write(lambda uow: uow.outbox.refused(MessageId("m1"), "window_closed", "no", NOW))
    assert line(store, talk).waiting_since == NOW
    assert line(store, talk).has_failed


def test_messages_stand_in_the_order_in_which_they_came(store: Store) -> None:
    """Meta's timestamps have whole seconds: an answer may look older than the question."""
    talk = known_thread(store)
    say(store, outgoing(talk, at=NOW + timedelta(milliseconds=900)))
    hear(store, incoming(talk, sent_at=NOW))
    hear(store, incoming(talk, "wamid.2", sent_at=NOW))
    assert names(store, talk) == ["m1", "wamid.1", "wamid.2"]


def test_a_message_that_comes_much_later_stands_at_its_own_time(store: Store) -> None:
    talk = known_thread(store)
    hear(store, incoming(talk, "wamid.9", sent_at=NOW))
    for name in ("wamid.1", "wamid.2"):
        hear(store, incoming(talk, name, sent_at=NOW - timedelta(minutes=5)))
    say(store, outgoing(talk, at=NOW + SECOND))
    assert names(store, talk) == ["wamid.1", "wamid.2", "wamid.9", "m1"]
    assert line(store, talk).preview == "Buenas tardes"


def test_pages_of_a_thread_lose_and_repeat_nothing(store: Store) -> None:
    talk = known_thread(store)
    for number in range(25):
        hear(store, incoming(talk, f"wamid.{number:02d}", sent_at=NOW + number * SECOND))
    seen: list[str] = []
    before: int | None = None
    while True:
        page = older(store, talk, before)
        seen = [each.id for each in page.items] + seen
        if not page.has_older:
            break
        before = page.items[0].order
    assert seen == [f"wamid.{number:02d}" for number in range(25)]


STEPS = (Delivery.SENT, Delivery.DELIVERED, Delivery.READ, Delivery.FAILED)


def test_the_highest_state_wins_in_any_order(store: Store) -> None:
    talk = known_thread(store)
    for number, order in enumerate(permutations(STEPS)):
        name, wamid = f"m{number}", f"wamid.m{number}"
        say(store, outgoing(talk, name, at=NOW + number * SECOND))
        accept(store, name, wamid)
        for step in order:
            code = "131049" if step is Delivery.FAILED else None
            report(store, step, wamid=wamid, error_code=code)
        assert item(store, name).delivery is Delivery.READ
        assert item(store, name).error_code is None


def test_statuses_that_came_before_the_acceptance_are_applied_then(store: Store) -> None:
    talk = known_thread(store)
    say(store, outgoing(talk))
    assert report(store, Delivery.READ, wamid="wamid.m", at=NOW + SECOND) is None
    assert item(store, "m1").delivery is Delivery.QUEUED
    store.write(lambda uow: uow.messages.accepted(MessageId("m1"), "wamid.m", NOW))
    assert item(store, "m1").delivery is Delivery.READ
    assert item(store, "m1").read_at == NOW + SECOND


def test_statuses_that_came_before_the_message_are_applied_then(store: Store) -> None:
    """A restored backup meets events of messages that it does not know yet."""
    talk = known_thread(store)
    assert report(store, Delivery.SENT, message_id="m1", wamid="wamid.m") is None
    say(store, outgoing(talk))
    assert item(store, "m1").delivery is Delivery.SENT


def test_a_failure_is_shown_with_its_error(store: Store) -> None:
    talk = known_thread(store)
    say(store, outgoing(talk))
    found = report(
        store, Delivery.FAILED, message_id="m1", error_code="131026", error="sin WhatsApp"
    )
    assert found == talk
    shown = item(store, "m1")
    assert (shown.delivery, shown.error_code, shown.error) == (
        Delivery.FAILED,
        "131026",
        "sin WhatsApp",
    )
    assert line(store, talk).has_failed


def test_edits_keep_the_newest_text_in_any_order(store: Store) -> None:
    talk = known_thread(store)
    store.write(lambda uow: uow.messages.edit("wamid.1", "tercera", NOW + 3 * SECOND))
    hear(store, incoming(talk, text="primera"))
    store.write(lambda uow: uow.messages.edit("wamid.1", "segunda", NOW + 2 * SECOND))
    shown = item(store, "wamid.1")
    assert (shown.text, shown.edited) == ("tercera", True)
    assert line(store, talk).preview == "tercera"


def test_a_deleted_message_is_kept_and_shown_as_deleted(store: Store) -> None:
    talk = known_thread(store)
    store.write(lambda uow: uow.messages.revoke("wamid.2", NOW + SECOND))
    hear(store, incoming(talk))
    hear(store, incoming(talk, "wamid.2", text="me equivoqué"))
    assert item(store, "wamid.2").revoked
    assert item(store, "wamid.2").text == "me equivoqué"
    assert line(store, talk).preview == ""


def test_a_reaction_is_set_replaced_and_taken_back(store: Store) -> None:
    talk = known_thread(store)
    hear(store, incoming(talk))
    store.write(lambda uow: uow.messages.react("wamid.1", "+52", "👍", NOW))
    store.write(lambda uow: uow.messages.react("wamid.1", "+52", "🙏", NOW + 2 * SECOND))
    store.write(lambda uow: uow.messages.react("wamid.1", "+52", "👎", NOW + SECOND))
    assert item(store, "wamid.1").reactions == ("🙏",)
    store.write(lambda uow: uow.messages.react("wamid.1", "+52", None, NOW + 3 * SECOND))
    assert item(store, "wamid.1").reactions == ()


def test_a_tap_marks_the_template_that_was_tapped(store: Store) -> None:
    talk = known_thread(store)
    template = {
        "name": "recent_v1",
        "language": "es",
        "body": "Hola, tu pago vence",
        "buttons": ["Pagar", "Más tiempo"],
    }
    say(store, outgoing(talk, kind="template", template=template))
    store.write(lambda uow: uow.messages.accepted(MessageId("m1"), "wamid.m", NOW))
    store.write(lambda uow: uow.messages.choose("wamid.m", "Más tiempo", NOW + SECOND))
    shown = item(store, "m1").template
    assert shown is not None
    assert (shown.chosen, shown.chosen_at) == ("Más tiempo", NOW + SECOND)
    assert shown.buttons == ("Pagar", "Más tiempo")


def test_media_is_wanted_until_its_file_is_on_disk(store: Store) -> None:
    talk = known_thread(store)
    media = {"media_id": "77", "mime_type": "audio/ogg", "filename": None, "voice": True}
    hear(store, incoming(talk, kind="audio", text=None, media=media))
    assert store.read(lambda uow: uow.messages.media_wanted(10)) == ("77",)
    store.write(lambda uow: uow.messages.media_fetched("77", "media/77.ogg", 1234))
    assert store.read(lambda uow: uow.messages.media_wanted(10)) == ()
    shown = item(store, "wamid.1").media
    assert shown is not None
    assert (shown.path, shown.size_bytes, shown.voice) == ("media/77.ogg", 1234, True)


def test_a_quotation_shows_what_is_quoted(store: Store) -> None:
    talk = known_thread(store)
    say(store, outgoing(talk))
    store.write(lambda uow: uow.messages.accepted(MessageId("m1"), "wamid.m", NOW))
    hear(store, incoming(talk, quoted_id="wamid.m", sent_at=NOW + SECOND))
    shown = item(store, "wamid.1")
    assert (shown.quoted_text, shown.quoted_outgoing) == ("Buenas tardes", True)


def test_a_note_stands_in_the_thread_and_never_leaves(store: Store) -> None:
    talk = known_thread(store)
    hear(store, incoming(talk))
    for _ in range(2):
        store.write(lambda uow: uow.messages.add_note("n1", talk, "ojo", NOW + SECOND, "luis"))
    page = store.read(lambda uow: uow.conversations.thread(talk))
    assert [(each.item, each.text) for each in page.items] == [
        (ItemKind.MESSAGE, "Hola"),
        (ItemKind.NOTE, "ojo"),
    ]
    assert store.read(lambda uow: uow.outbox.pending()) == 0
    assert line(store, talk).preview == "Hola"


def test_the_first_unread_message_is_known_until_it_is_read(store: Store) -> None:
    talk = known_thread(store)
    hear(store, incoming(talk))
    hear(store, incoming(talk, "wamid.2", sent_at=NOW + SECOND))
    page = store.read(lambda uow: uow.conversations.thread(talk))
    assert page.first_unread_id == "wamid.1"
    store.write(lambda uow: uow.conversations.mark_read(talk))
    assert line(store, talk).unread == 0
    store.told.clear()
    store.write(lambda uow: uow.conversations.mark_read(talk))
    assert store.told == []


def test_a_message_of_a_stranger_is_kept_too(store: Store) -> None:
    talk = thread_with(store, "+525599990000")
    hear(store, incoming(talk))
    assert line(store, talk).name == "Jaci"
    assert line(store, talk).debtor_id is None


def test_a_sound_is_measured_once_for_everybody(store: Store) -> None:
    talk = known_thread(store)
    media = {"media_id": "77", "mime_type": "audio/ogg", "filename": None, "voice": True}
    hear(store, incoming(talk, kind="audio", text=None, media=media))
    known = item(store, "wamid.1")
    store.write(lambda uow: uow.messages.keep_sound(MessageId(known.id), (0, 99, 7), 2.5))
    store.write(lambda uow: uow.messages.media_fetched("77", "media/77.ogg", 1234))
    shown = item(store, "wamid.1").media
    assert shown is not None
    assert (shown.peaks, shown.duration_s, shown.path) == ((0, 99, 7), 2.5, "media/77.ogg")
