"""The palette from the first key to what is done, over its real card."""

import asyncio
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from console.domain.ids import AccountId, ConversationId, DebtorId
from console.domain.money import Money
from console.ui.actions.action import Deed
from console.ui.actions.commands import Commands
from console.ui.actions.table import ActionTable
from console.ui.palette import presenter as palette_presenter
from console.ui.palette.presenter import Found, PalettePresenter, Ways, split
from console.ui.palette.widget import PaletteCard
from console.ui.widgets.marks import marks
from console.usecases.views import MessageFound, PersonFound, TemplateRow
from tests.ui.desk import Ownership, context

NOW = datetime(2026, 11, 18, 18, tzinfo=UTC)
PERSON = PersonFound(
    DebtorId(7),
    "Marisol Tapia",
    "MX",
    "5512-7741",
    "+525512340001",
    47,
    Money(1_290_600, "MXN"),
    ConversationId(70),
    AccountId(700),
)
SAID = MessageFound(
    "wamid.9", ConversationId(71), DebtorId(8), "Guadalupe Ríos", "MX", 27,
    "le prometo que hoy queda", NOW, outgoing=False, is_note=False,
)  # fmt: skip
TEMPLATE = TemplateRow("recordatorio_promesa", "es_CO", "APPROVED", "UTILITY", None, ())


@dataclass
class Unit:
    """What a reader finds; `asked` is what it was asked."""

    asked: list[tuple[str, str]] = field(default_factory=list)
    finds: bool = True

    @property
    def search(self) -> "Unit":
        return self

    @property
    def templates(self) -> "Unit":
        return self

    def people(self, text: str, limit: int) -> tuple[PersonFound, ...]:
        assert limit > 0
        self.asked.append(("people", text))
        return (PERSON, replace(PERSON, account_no=None)) if self.finds else ()

    def messages(self, text: str, limit: int) -> tuple[MessageFound, ...]:
        assert limit > 0
        self.asked.append(("messages", text))
        return (SAID,) if self.finds else ()

    def elsewhere(self, text: str, limit: int) -> tuple[PersonFound, ...]:
        assert limit > 0
        self.asked.append(("elsewhere", text))
        return (PERSON,)

    def all(self, status: str) -> tuple[TemplateRow, ...]:
        self.asked.append(("templates", status))
        return (TEMPLATE, replace(TEMPLATE, name="bienvenida"))


class Desk:
    """A window with an inbox and the palette over it."""

    def __init__(self, qtbot: QtBot) -> None:
        self.done: list[Any] = []
        self.unit, self.owner = Unit(), Ownership()
        self.window, self.editor, self.has_talk = QWidget(), QLineEdit(), True
        qtbot.addWidget(self.window)
        QVBoxLayout(self.window).addWidget(self.editor)
        self.window.resize(1_200, 800)
        self.actions = ActionTable()
        inbox = Commands(
            self.editor,
            {
                "inbox.promise": Deed(
                    lambda: self.done.append("promise"), lambda: self.has_talk
                ),
                "inbox.resolve": lambda: self.done.append("resolve"),
            },
        )
        whole = Commands(
            self.window,
            {"window.promises": lambda: self.done.append("go"), "window.palette": lambda: None},
            everywhere=True,
        )
        for commands in (inbox, whole):
            self.actions.join(commands)
        self.card = PaletteCard(self.window)
        self.presenter = PalettePresenter(
            self.card,
            context(self.unit, NOW),
            self.owner.tasks,
            self.actions,
            Ways(
                *(
                    self._way(name)
                    for name in ("account", "conversation", "message", "template")
                )
            ),
        )
        self.card.opened.connect(self.presenter.open)
        self.card.typed.connect(self.presenter.type)
        self.card.chosen.connect(self.presenter.choose)
        self.card.closed.connect(self.presenter.close)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.editor.setFocus()

    def _way(self, name: str) -> Any:
        return lambda *where: self.done.append((name, *where))

    def titles(self) -> list[str]:
        return [row.title for row in self.card.results.rows()]


@pytest.fixture
async def desk(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(palette_presenter, "REST_S", 0)
    monkeypatch.setattr(palette_presenter, "ELSEWHERE_S", 0)
    return Desk(qtbot)


async def test_it_comes_up_with_what_can_be_done_here(desk: Desk) -> None:
    desk.card.open("", "María Fernanda Ochoa")
    assert desk.card.field.hasFocus()
    assert desk.titles() == [
        "En esta conversación",
        "Resolver la conversación",
        "Registrar promesa de pago",
        "Ir a",
        "Ir a las promesas",
    ]
    assert desk.card.context.text() == "María Fernanda Ochoa"
    keys = {row.title: row.keys for row in desk.card.results.rows() if row.key}
    assert keys["Registrar promesa de pago"] == ("Alt P",)
    assert desk.unit.asked == []
    desk.card.dismiss()
    desk.has_talk = False
    desk.card.open()
    assert "Registrar promesa de pago" not in desk.titles()
    assert not desk.card.context.isVisible()


async def test_actions_people_and_messages_are_found_by_one_text(
    qtbot: QtBot, desk: Desk
) -> None:
    desk.card.open()
    qtbot.keyClicks(desk.card.field, "prom")
    assert desk.titles()[:2] == ["En esta conversación", "Registrar promesa de pago"]
    await desk.owner.settle()
    assert desk.titles() == [
        "En esta conversación",
        "Registrar promesa de pago",
        "Ir a",
        "Ir a las promesas",
        "Personas",
        "Marisol Tapia",
        "Marisol Tapia",
        "Personas con «prom» en sus mensajes",
        "Guadalupe Ríos",
    ]
    assert desk.unit.asked == [("people", "prom"), ("messages", "prom")]  # once for four keys


@pytest.mark.parametrize(
    ("downs", "done"),
    [
        (0, "promise"),
        (1, "go"),
        (2, ("conversation", 70)),
        (4, ("message", 71, "wamid.9")),
        (5, "promise"),
    ],
)
async def test_arrows_walk_round_and_enter_does_it(
    qtbot: QtBot, desk: Desk, downs: int, done: object
) -> None:
    desk.card.open()
    qtbot.keyClicks(desk.card.field, "prom")
    await desk.owner.settle()
    for _ in range(downs):
        qtbot.keyClick(desk.card.field, Qt.Key.Key_Down)
    qtbot.keyClick(desk.card.field, Qt.Key.Key_Return)
    assert desk.done == [done]
    assert not desk.card.isVisible()
    assert desk.editor.hasFocus()


async def test_escape_goes_back_where_one_was_and_stops_the_search(
    qtbot: QtBot, desk: Desk
) -> None:
    desk.card.open()
    qtbot.keyClicks(desk.card.field, "mar")
    qtbot.keyClick(desk.card.field, Qt.Key.Key_Escape)
    await desk.owner.settle()
    assert desk.unit.asked == []
    assert desk.editor.hasFocus()
    assert not desk.card.isVisible()


@pytest.mark.parametrize(
    ("text", "titles", "asked"),
    [
        (
            ">reso",
            ["En esta conversación", "Resolver la conversación"],
            [],
        ),
        ("@mar", ["Personas", "Marisol Tapia", "Marisol Tapia"], [("people", "mar")]),
        ("#7741", ["Personas", "Marisol Tapia"], [("people", "7741")]),
        ("/prom", ["Plantillas", "recordatorio_promesa"], [("templates", "APPROVED")]),
        (
            "/",
            ["Plantillas", "recordatorio_promesa", "bienvenida"],
            [("templates", "APPROVED")],
        ),
    ],
)
async def test_a_sign_narrows_what_is_sought(
    desk: Desk, text: str, titles: list[str], asked: list[tuple[str, str]]
) -> None:
    desk.card.open(text)
    await desk.owner.settle()
    assert (desk.titles(), desk.unit.asked) == (titles, asked)


async def test_a_chosen_template_and_an_account_without_a_thread_open(desk: Desk) -> None:
    desk.presenter.choose(TEMPLATE)
    desk.presenter.choose(replace(PERSON, conversation_id=None))
    desk.presenter.choose(replace(PERSON, conversation_id=None, account_id=None))
    assert desk.done == [("template", "recordatorio_promesa", "es_CO"), ("account", 700)]


async def test_an_older_answer_is_thrown_away(desk: Desk) -> None:
    desk.card.open("ma")
    await asyncio.sleep(0)
    desk.presenter.type("zzz")
    desk.unit.finds = False
    await desk.owner.settle()
    assert ("messages", "ma") not in desk.unit.asked
    assert desk.unit.asked[-1] == ("elsewhere", "zzz")
    assert desk.titles() == ["Personas", "Marisol Tapia"]


async def test_nothing_found_says_what_to_try(desk: Desk) -> None:
    desk.card.open("zzz")
    desk.card.show_found(Found(("zzz",)))
    assert desk.card.nothing.isVisible()
    assert "zzz" in desk.card.nothing.text()
    assert not desk.card.results.isVisible()


async def test_who_walked_to_a_result_stays_on_it_when_more_come(
    qtbot: QtBot, desk: Desk
) -> None:
    desk.card.open("prom")
    qtbot.keyClick(desk.card.field, Qt.Key.Key_Down)
    before = desk.card.results.current()
    assert before is not None
    await desk.owner.settle()
    after = desk.card.results.current()
    assert after is not None
    assert (before.title, after.key) == ("Ir a las promesas", before.key)


def test_signs_are_read_off_the_text() -> None:
    assert [split(text) for text in ("> a", " @b", "#12", "/x", "abc", "")] == [
        ("actions", " a"),
        ("people", "b"),
        ("accounts", "12"),
        ("templates", "x"),
        ("", "abc"),
        ("", ""),
    ]


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Registrar promesa", ("prom",), ((10, 4),)),
        ("¿PROMETÍ? promesa", ("prometi",), ((1, 7),)),
        ("Straße Ñandú", ("nandu", "stra"), ((0, 4), (7, 5))),
        ("comprometo", ("prom",), ((3, 4),)),
        ("mar maría", ("mar",), ((0, 3),)),
        ("nada", ("x",), ()),
        ("", ("x", ""), ()),
    ],
)
def test_marks_stand_on_the_words_as_written(
    text: str, words: tuple[str, ...], found: tuple[tuple[int, int], ...]
) -> None:
    assert marks(text, words) == found
