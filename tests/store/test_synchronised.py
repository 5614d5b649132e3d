"""What the ports Templates, Settings and Cursor promise."""

from dataclasses import replace

from console.usecases.ports import Topic
from console.usecases.views import TemplateRow
from tests.store.placing import NOW, Store

BODY: dict[str, object] = {"type": "BODY", "text": "Hola {{1}}"}
ROW = TemplateRow("recent_v1", "es", "APPROVED", "UTILITY", "GREEN", (BODY,))


def test_templates_that_no_longer_come_are_marked(store: Store) -> None:
    other = replace(ROW, name="old_v1")
    store.write(lambda uow: uow.templates.replace([ROW, other], NOW))
    assert Topic.TEMPLATES in store.told[0].topics
    store.write(lambda uow: uow.templates.replace([replace(ROW, quality="RED")], NOW))
    found = store.read(lambda uow: uow.templates.all())
    assert [(row.name, row.status, row.quality) for row in found] == [
        ("old_v1", "DELETED", "GREEN"),
        ("recent_v1", "APPROVED", "RED"),
    ]
    approved = store.read(lambda uow: uow.templates.all("APPROVED"))
    assert [row.name for row in approved] == ["recent_v1"]
    assert approved[0].components == (BODY,)


def test_an_event_changes_what_it_says_and_nothing_else(store: Store) -> None:
    store.write(lambda uow: uow.templates.replace([ROW], NOW))
    store.write(
        lambda uow: uow.templates.update(
            "recent_v1", "es", status="PAUSED", category=None, reason="low quality"
        )
    )
    found = store.read(lambda uow: uow.templates.find("recent_v1"))
    assert found == replace(ROW, status="PAUSED", reason="low quality")


def test_without_a_language_the_approved_one_of_ours_is_found(store: Store) -> None:
    rows = [
        replace(ROW, language="en"),
        replace(ROW, language="es_MX", status="REJECTED"),
        replace(ROW, language="es"),
    ]
    store.write(lambda uow: uow.templates.replace(rows, NOW))
    found = store.read(lambda uow: uow.templates.find("recent_v1"))
    assert found is not None
    assert found.language == "es"
    named = store.read(lambda uow: uow.templates.find("recent_v1", "en"))
    assert named is not None
    assert named.language == "en"
    assert store.read(lambda uow: uow.templates.find("recent_v1", "pt_BR")) is None


def put(store: Store, value: object) -> None:
    store.write(lambda uow: uow.settings.put("who", value))


def test_settings_hold_json(store: Store) -> None:
    assert store.read(lambda uow: uow.settings.get("who")) is None
    for value in ({"a": [1, None, "ñ"]}, "text", 7, False, None):
        put(store, value)
        assert store.read(lambda uow: uow.settings.get("who")) == value


def test_the_cursor_begins_at_zero_and_moves(store: Store) -> None:
    assert store.read(lambda uow: uow.cursor.last()) == 0
    store.write(lambda uow: uow.cursor.move_to(17))
    assert store.write(lambda uow: uow.cursor.last()) == 17
