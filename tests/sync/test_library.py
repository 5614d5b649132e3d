"""Templates and files are kept in step with the relay."""

from datetime import datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from console.domain.ids import ConversationId
from console.runtime.errors import Unavailable
from console.sync import library
from console.sync.library import MediaLibrary, TemplateLibrary, row_of, store_file
from console.usecases.ports import ChangeSet
from tests.fakes.uow import FakeAsyncRunner
from tests.store.placing import NOW, Store
from tests.sync.line import (
    Answer,
    Relay,
    SetClock,
    breaks,
    refuses,
    running,
    says,
    turns,
    until,
)
from tests.usecases.scene import HOUR, hear, thread

PICTURE = b"\xff\xd8\xff\xe0picture"
TEMPLATE = {
    "name": "aviso",
    "language": "es_MX",
    "status": "APPROVED",
    "category": "UTILITY",
    "quality_score": {"score": "GREEN"},
    "components": [{"type": "BODY", "text": "Hola"}],
}
TALKED = ChangeSet(conversations=frozenset({ConversationId(1)}))


def picture(_request: httpx.Request) -> httpx.Response:
    return httpx.Response(200, content=PICTURE, headers={"content-type": "image/jpeg; q=1"})


# --- templates ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("quality", "expected"),
    [
        ({"quality_score": {"score": "RED"}}, "RED"),
        ({"quality": "YELLOW"}, "YELLOW"),
        ({"quality_score": {}}, None),
        ({}, None),
    ],
)
def test_a_template_in_metas_shape_is_read(
    quality: dict[str, Any], expected: str | None
) -> None:
    row = row_of({"name": "a", "language": "es"} | quality)
    assert row.quality == expected
    assert (row.status, row.category, row.components) == ("UNKNOWN", "UTILITY", ())


async def test_the_library_is_replaced(
    desk: Store, runner: FakeAsyncRunner, relay: Relay, clock: SetClock
) -> None:
    relay.on("GET", "/v1/templates", says({"templates": [TEMPLATE]}))
    assert await TemplateLibrary(runner, relay.client(), clock).refresh() == 1
    approved = desk.read(lambda uow: uow.templates.all("APPROVED"))
    assert [(row.name, row.quality) for row in approved] == [("aviso", "GREEN")]
    gone = desk.read(lambda uow: uow.templates.find("recordatorio_pago"))
    assert gone is not None
    assert gone.status == "DELETED"


@pytest.mark.parametrize(
    "trouble", [breaks(httpx.ConnectError("x")), refuses(422, "x"), refuses(401)]
)
async def test_templates_are_asked_for_until_they_come(
    desk: Store, runner: FakeAsyncRunner, relay: Relay, clock: SetClock, trouble: Answer
) -> None:
    relay.on("GET", "/v1/templates", trouble, trouble, says({"templates": [TEMPLATE]}))
    async with running(TemplateLibrary(runner, relay.client(), clock).run()):
        await until(lambda: desk.read(lambda uow: uow.templates.find("aviso")))
    assert len(relay.asked) == 3


async def test_an_empty_answer_of_a_proxy_empties_no_library(
    desk: Store, runner: FakeAsyncRunner, relay: Relay, clock: SetClock
) -> None:
    relay.on("GET", "/v1/templates", says({}))
    with pytest.raises(Unavailable):
        await TemplateLibrary(runner, relay.client(), clock).refresh()
    assert len(desk.read(lambda uow: uow.templates.all("APPROVED"))) == 1


# --- files --------------------------------------------------------------------------------


def with_file(
    desk: Store, media_id: str = "77", name: str = "wamid.f1", at: datetime = NOW
) -> Any:
    media = {"media_id": media_id, "mime_type": "image/jpeg", "filename": "../../evil.exe"}
    return hear(desk, None, name=name, at=at, kind="image", media=media)


def files_in(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir()}


async def test_a_file_is_kept_under_a_name_of_ours(
    desk: Store, runner: FakeAsyncRunner, relay: Relay, tmp_path: Path
) -> None:
    relay.on("GET", "/v1/media/77", picture)
    files = MediaLibrary(runner, relay.client(), tmp_path / "media")
    talk = with_file(desk)

    def kept() -> str | None:
        media = thread(desk, talk)[0].media
        return media.path if media else None

    async with running(files.run()):
        await until(kept)
    assert kept() == str(tmp_path / "media" / "77.jpg")
    assert files_in(tmp_path / "media") == {"77.jpg": PICTURE}


async def test_a_new_message_wakes_it(
    desk: Store, runner: FakeAsyncRunner, relay: Relay, tmp_path: Path
) -> None:
    relay.on("GET", "/v1/media/77", picture)
    files = MediaLibrary(runner, relay.client(), tmp_path)
    async with running(files.run()):
        await turns()
        with_file(desk)
        files.data_changed(ChangeSet())
        assert relay.asked == []
        files.data_changed(TALKED)
        await until((tmp_path / "77.jpg").exists)


async def test_a_file_that_is_gone_is_asked_for_once_and_holds_up_nothing(
    desk: Store,
    runner: FakeAsyncRunner,
    relay: Relay,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(library, "MEDIA_AT_ONCE", 2)
    for number in range(4):
        relay.on("GET", f"/v1/media/gone{number}", refuses(404, "not_found"))
    relay.on("GET", "/v1/media/77", picture)
    with_file(desk, at=NOW - HOUR)
    for number in range(4):
        with_file(desk, f"gone{number}", f"wamid.g{number}")
    files = MediaLibrary(runner, relay.client(), tmp_path)

    def there() -> bool:
        files.data_changed(TALKED)
        return (tmp_path / "77.jpg").exists()

    async with running(files.run()):
        await until(there)
    asked = relay.paths()
    assert len(asked) == len(set(asked)) == 5


async def test_files_wait_while_the_relay_is_away(
    desk: Store, runner: FakeAsyncRunner, relay: Relay, tmp_path: Path
) -> None:
    relay.on("GET", "/v1/media/77", breaks(httpx.ConnectError("x")), refuses(503), picture)
    with_file(desk)
    async with running(MediaLibrary(runner, relay.client(), tmp_path).run()):
        await until((tmp_path / "77.jpg").exists)


async def test_a_database_that_is_busy_does_not_end_the_files(
    desk: Store, runner: FakeAsyncRunner, relay: Relay, tmp_path: Path
) -> None:
    relay.on("GET", "/v1/media/77", picture)
    with_file(desk)
    real = runner.read
    busy = [True]

    async def locked(job: Any) -> Any:
        if busy:
            busy.pop()
            raise Unavailable("workspace.db", code="database_unavailable")
        return await real(job)

    runner.read = locked  # type: ignore[method-assign]  # a database that is locked
    async with running(MediaLibrary(runner, relay.client(), tmp_path).run()):
        await until((tmp_path / "77.jpg").exists)


@pytest.mark.parametrize(
    ("media_id", "mime_type", "name"),
    [
        ("77", "image/jpeg", "77.jpg"),
        ("../../etc/passwd", "text/plain", "______etc_passwd.txt"),
        ("a b\x00c", "audio/ogg; codecs=opus", "a_b_c.oga"),
        ("9" * 300, "application/x-nobody-knows", "9" * 120 + ".bin"),
        ("7", "", "7.bin"),
    ],
)
def test_a_name_never_comes_from_outside(
    tmp_path: Path, media_id: str, mime_type: str, name: str
) -> None:
    path = store_file(tmp_path, media_id, mime_type, b"x")
    assert path.parent == tmp_path
    assert path.name == name or path.suffix in {".ogg", ".oga"}


def test_a_file_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    (tmp_path / "77.part").mkdir()  # whatever is in the way
    with pytest.raises(Unavailable) as full:
        store_file(tmp_path, "77", "image/jpeg", PICTURE)
    assert full.value.code == "file_not_writable"
    assert not (tmp_path / "77.jpg").exists()
