"""What is not in the dictionary is underlined, beside the typing."""

import asyncio
from collections.abc import Iterable, Iterator

import pytest
from PySide6.QtWidgets import QMenu, QPlainTextEdit
from pytestqt.qtbot import QtBot

from console.runtime.tasks import TaskOwner
from console.ui.inbox.composer.spelling import ENABLED, WORDS, Spelling, words_of

WRONG = {"es": {"perfeto", "saldoo"}, "pt": {"acuerdo"}}


class FakeSpeller:
    """Knows two wrong words."""

    def wrong(self, lang: str, words: Iterable[str]) -> frozenset[str]:
        return frozenset(words) & frozenset(WRONG[lang])

    def suggest(self, _lang: str, word: str) -> tuple[str, ...]:
        return ("perfecto",) if word == "perfeto" else ()

    def close(self) -> None:
        """Nothing runs."""


@pytest.fixture
def spell(qtbot: QtBot) -> Iterator[Spelling]:
    editor = QPlainTextEdit()
    qtbot.addWidget(editor)
    failures: list[BaseException] = []
    spell = Spelling(editor, TaskOwner(lambda _name, error: failures.append(error)))
    spell._speller = FakeSpeller()  # type: ignore[assignment]  # as much as is asked
    yield spell
    spell.close()
    assert failures == []


def editor(spell: Spelling) -> QPlainTextEdit:
    found = spell.parent()
    assert isinstance(found, QPlainTextEdit)
    return found


def underlined(spell: Spelling) -> list[str]:
    text, layout = editor(spell).toPlainText(), editor(spell).document().begin().layout()
    return [text[each.start : each.start + each.length] for each in layout.formats()]


async def checked(spell: Spelling) -> None:
    spell._pause.stop()
    spell._check()
    for _ in range(200):
        await asyncio.sleep(0.002)
        if not spell.marks.wanted:
            return
    raise AssertionError("the words were not checked")


def test_only_words_are_checked() -> None:
    text = "Hola {nombre}, ana@correo.mx 30/11 /saldo :sonrisa: pagó D'Angelo 😀 a"
    assert [hit.group() for hit in words_of(text)] == ["Hola", "pagó", "D'Angelo"]


async def test_wrong_words_are_underlined(spell: Spelling) -> None:
    editor(spell).setPlainText("Un acuerdo perfeto")
    await checked(spell)
    assert underlined(spell) == ["perfeto"]


async def test_the_language_follows_the_person(spell: Spelling) -> None:
    spell.speak("pt_BR")
    editor(spell).setPlainText("Un acuerdo perfeto")
    await checked(spell)
    assert underlined(spell) == ["acuerdo"]


async def test_names_and_own_words_are_right(spell: Spelling) -> None:
    kept: dict[str, object] = {}
    spell.remember = kept.__setitem__
    spell.take_over({WORDS: ["saldoo"]})
    editor(spell).setPlainText("perfeto saldoo")
    await checked(spell)
    assert underlined(spell) == ["perfeto"]
    spell.add("perfeto")
    assert underlined(spell) == []
    assert kept == {WORDS: ["saldoo", "perfeto"]}


async def test_it_can_be_switched_off(spell: Spelling) -> None:
    kept: dict[str, object] = {}
    spell.remember = kept.__setitem__
    editor(spell).setPlainText("perfeto")
    await checked(spell)
    menu = QMenu(editor(spell))
    spell.offer(menu, "hola")
    (toggle,) = [each for each in menu.actions() if each.isCheckable()]
    toggle.trigger()
    assert underlined(spell) == []
    assert kept == {ENABLED: False}


async def test_the_menu_offers_what_may_be_meant(spell: Spelling) -> None:
    editor(spell).setPlainText("perfeto")
    await checked(spell)
    menu = QMenu(editor(spell))
    spell.offer(menu, "perfeto")
    for _ in range(200):
        await asyncio.sleep(0.002)
        if menu.actions()[0].text() == "perfecto":
            break
    menu.actions()[0].trigger()
    assert editor(spell).toPlainText() == "perfecto"
