"""Pages of a thread in either direction, what is found in it, and its pictures."""

from datetime import timedelta

from console.domain.ids import ConversationId
from console.usecases.views import ThreadPage
from tests.store.placing import NOW, Store, known_thread
from tests.store.test_messages import hear, incoming, item, outgoing, say


def fill(store: Store, count: int) -> ConversationId:
    talk = known_thread(store)
    for number in range(count):
        at = NOW + timedelta(minutes=number)
        hear(store, incoming(talk, f"wamid.{number}", text=f"mensaje {number}", sent_at=at))
    return talk


def names(page: ThreadPage) -> list[str]:
    return [each.id for each in page.items]


def test_pages_onward_meet_without_gap_or_repeat(store: Store) -> None:
    talk = fill(store, 7)
    start = item(store, "wamid.1").order
    first = store.read(lambda uow: uow.conversations.thread(talk, after=start, limit=3))
    assert names(first) == ["wamid.2", "wamid.3", "wamid.4"]
    assert first.has_newer
    after = first.items[-1].order
    last = store.read(lambda uow: uow.conversations.thread(talk, after=after, limit=3))
    assert names(last) == ["wamid.5", "wamid.6"]
    assert not last.has_newer


def found(store: Store, talk: ConversationId, text: str) -> list[str]:
    hits = store.read(lambda uow: uow.conversations.search(talk, text, 10))
    return [hit.item_id for hit in hits]


def test_what_was_said_is_found_without_its_accents(store: Store) -> None:
    talk = fill(store, 2)
    later = NOW + timedelta(hours=1)
    hear(store, incoming(talk, "wamid.a", text="El CAMIÓN\n llegó", sent_at=later))
    assert found(store, talk, "el camion") == ["wamid.a"]
    assert found(store, talk, "MENSAJE") == ["wamid.1", "wamid.0"]
    assert found(store, talk, "100 %") == []
    assert found(store, talk, "  ") == []


def test_templates_files_and_notes_are_found_and_other_conversations_are_not(
    store: Store,
) -> None:
    talk = known_thread(store)
    template = {"name": "t", "language": "es", "body": "Tu saldo venció", "footer": "SALIR"}
    say(store, outgoing(talk, "t1", kind="template", text=None, template=template))
    media = {"media_id": "7", "mime_type": "application/pdf", "filename": "recibo_nov.pdf"}
    later = NOW + timedelta(minutes=1)
    hear(store, incoming(talk, kind="document", text=None, media=media, sent_at=later))
    store.write(lambda uow: uow.messages.add_note("n1", talk, "saldo visto", later, "ana"))
    assert found(store, talk, "saldo") == ["n1", "t1"]
    assert found(store, talk, "salir") == ["t1"]
    assert found(store, talk, "recibo") == ["wamid.1"]
    elsewhere = ConversationId(talk + 1_000)
    assert found(store, elsewhere, "saldo") == []


def test_what_was_deleted_is_not_found(store: Store) -> None:
    talk = fill(store, 1)
    store.write(lambda uow: uow.messages.revoke("wamid.0", NOW))
    assert found(store, talk, "mensaje") == []


def fetched(store: Store, media_id: str) -> None:
    store.write(lambda uow: uow.messages.media_fetched(media_id, f"media/{media_id}", 5))


def test_the_viewer_gets_pictures_and_videos_that_are_on_disk(store: Store) -> None:
    talk = known_thread(store)
    kinds = ("image", "document", "video", "image", "image")
    for number, kind in enumerate(kinds):
        media = {"media_id": f"f{number}", "mime_type": "x/y", "filename": None}
        at = NOW + timedelta(minutes=number)
        name = f"wamid.{number}"
        hear(store, incoming(talk, name, kind=kind, text=None, media=media, sent_at=at))
        if number != 3:
            fetched(store, f"f{number}")
    store.write(lambda uow: uow.messages.revoke("wamid.4", NOW))
    shown = store.read(lambda uow: uow.messages.pictures(talk, 10))
    assert [each.id for each in shown] == ["wamid.0", "wamid.2"]
