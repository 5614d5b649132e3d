"""Replies that stand ready: the team's and one's own."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import pytest
from sqlalchemy import Engine

from console.domain.canned import CannedReply, fill
from console.runtime.rule_files import starter_replies
from console.usecases.canned_replies import (
    ReplyFault,
    begin_replies,
    remove_reply,
    replies_of,
    save_reply,
    values_for,
)
from tests.store.conftest import SqlStore
from tests.store.placing import NOW, Store, known_thread

DEAL = CannedReply(0, "acuerdo2", "Dos pagos", "En 2 pagos de {pago}")


@pytest.fixture
def store(engine: Engine) -> Iterator[Store]:
    """Both databases: the stand-in keeps no replies."""
    opened = SqlStore(engine)
    yield opened
    opened.close()


def save(store: Store, reply: CannedReply, by: str = "ana") -> CannedReply | ReplyFault:
    return store.write(partial(save_reply, reply, by, now=NOW))


def kept(store: Store, reply: CannedReply, by: str = "ana") -> CannedReply:
    outcome = save(store, reply, by)
    assert isinstance(outcome, CannedReply)
    return outcome


def listed(store: Store, by: str = "ana") -> list[str]:
    return [each.shortcut for each in store.read(partial(replies_of, by))]


def test_what_is_shared_is_everybodys_and_ones_own_only_ones_own(store: Store) -> None:
    kept(store, DEAL)
    kept(store, replace(DEAL, shortcut="mia", owner="ana"))
    assert listed(store) == ["acuerdo2", "mia"]
    assert listed(store, "luis") == ["acuerdo2"]


def test_a_shortcut_is_given_once_to_the_team_and_once_to_each(store: Store) -> None:
    kept(store, DEAL)
    assert save(store, replace(DEAL, shortcut="/Acuerdo2")) is ReplyFault.TAKEN
    assert isinstance(save(store, replace(DEAL, owner="ana")), CannedReply)
    assert isinstance(save(store, replace(DEAL, owner="luis"), "luis"), CannedReply)


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"shortcut": "con espacio"}, ReplyFault.SHORTCUT),
        ({"shortcut": "/"}, ReplyFault.SHORTCUT),
        ({"text": "  "}, ReplyFault.TEXT),
        ({"text": "x" * 4_097}, ReplyFault.TEXT),
    ],
)
def test_what_cannot_be_used_is_not_kept(
    store: Store, changes: dict[str, str], fault: ReplyFault
) -> None:
    assert save(store, replace(DEAL, **changes)) is fault  # type: ignore[arg-type]
    assert listed(store) == []


def test_the_second_to_change_a_reply_is_told(store: Store) -> None:
    first = kept(store, DEAL)
    changed = kept(store, replace(first, text="Otro texto"))
    assert changed.version == 2
    assert save(store, replace(first, text="Tarde")) is ReplyFault.CHANGED_MEANWHILE
    assert store.read(partial(replies_of, "ana"))[0].text == "Otro texto"


def test_what_is_removed_can_be_kept_again(store: Store) -> None:
    reply = kept(store, DEAL)
    gone = store.write(partial(remove_reply, reply.id, "ana", now=NOW))
    assert gone == reply
    assert listed(store) == []
    assert store.write(partial(remove_reply, reply.id, "ana", now=NOW)) is None
    kept(store, replace(reply, id=0))
    assert listed(store) == ["acuerdo2"]


def test_nobody_removes_what_is_anothers(store: Store) -> None:
    reply = kept(store, replace(DEAL, owner="luis"), "luis")
    assert store.write(partial(remove_reply, reply.id, "ana", now=NOW)) is None
    assert listed(store, "luis") == ["acuerdo2"]


def test_a_new_workspace_begins_with_some_once(store: Store) -> None:
    begin = partial(begin_replies, starter_replies(), "ana", now=NOW)
    assert store.write(begin)
    assert {each.language for each in store.read(partial(replies_of, "ana"))} == {
        "es",
        "pt_BR",
        "en",
    }
    for reply in store.read(partial(replies_of, "ana")):
        store.write(partial(remove_reply, reply.id, "ana", now=NOW))
    assert not store.write(begin)
    assert listed(store) == []


def test_marks_are_filled_from_the_record(store: Store) -> None:
    talk = known_thread(store)
    values = store.read(partial(values_for, talk, "Ana Ruiz", now=NOW, lang="es"))
    filled = fill("Hola {nombre}, soy {agente}: {vencido}, {falta}", values)
    assert filled.missing == ("{falta}",)
    assert "soy Ana:" in filled.text
    assert filled.used == 3
