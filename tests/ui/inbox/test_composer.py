"""Writing: what blocks it, what is kept, and that a text never reaches another person."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from console.domain.canned import CannedReply
from console.domain.contact import Allowed, Decision, Reason, Refused, SoftPause
from console.domain.ids import ConversationId, DebtorId
from console.runtime.tasks import TaskOwner
from console.ui.inbox.composer import pictures
from console.ui.inbox.composer.emoji_names import EmojiNames
from console.ui.inbox.composer.files import ChosenFile
from console.ui.inbox.composer.held import (
    Cancelled,
    News,
    Planned,
    PlanRefused,
    Sent,
    TookBack,
    TooLate,
)
from console.ui.inbox.composer.presenter import LIMIT, ComposerPresenter, Standing
from console.ui.inbox.composer.widget import ComposerWidget
from console.ui.inbox.words import Words
from console.usecases.ports import ChangeSet
from tests.ui.inbox import fakes
from tests.ui.inbox.samples import NOW, ZONE, facts, item

MARIA, JESUS = ConversationId(4), ConversationId(3)
OPEN = Allowed(NOW + timedelta(hours=5, minutes=32), "Ley 2300", is_reply=True)


@dataclass
class Shown:
    """A composer that only remembers."""

    text: str = ""
    note: str = ""
    standings: list[Standing | None] = field(default_factory=list)
    news: list[News] = field(default_factory=list)
    files: tuple[ChosenFile, ...] = ()
    replies: tuple[CannedReply, ...] = ()
    names: EmojiNames | None = None

    def show_standing(self, standing: Standing | None, now: datetime) -> None:
        self.standings.append(standing)

    def show_text(self, text: str) -> None:
        self.text = text

    def show_note(self, text: str) -> None:
        self.note = text

    def drop_quote(self) -> None:
        """Nothing is quoted here."""

    def tell(self, news: News) -> None:
        self.news.append(news)

    def show_files(self, files: tuple[ChosenFile, ...]) -> None:
        self.files = files

    def show_replies(self, replies: tuple[CannedReply, ...], values: Mapping[str, str]) -> None:
        self.replies = replies

    def show_emoji(self, names: EmojiNames) -> None:
        self.names = names

    pictures = pictures


@dataclass
class Desk:
    """A composer's presenter with everything around it."""

    uow: fakes.FakeUow = field(default_factory=fakes.desk)
    view: Shown = field(default_factory=Shown)
    went_on: list[int] = field(default_factory=list)
    failures: list[BaseException] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.tasks = TaskOwner(lambda _name, error: self.failures.append(error))
        self.presenter = ComposerPresenter(
            fakes.context(self.uow), self.view, self.tasks, lambda: self.went_on.append(1)
        )

    async def rest(self) -> None:
        for _ in range(8):
            await asyncio.sleep(0)
        assert self.failures == []

    def refuse(self) -> None:
        self.uow.contacts.facts[4] = facts(opted_out_at=NOW)


async def test_what_is_typed_is_saved_after_a_pause() -> None:
    desk = Desk()
    desk.presenter.open(MARIA)
    await desk.rest()
    desk.presenter.type("Bue")
    desk.presenter.type("Buenas")
    await desk.rest()
    assert desk.uow.conversations.drafts == {}
    await asyncio.sleep(0.7)
    assert desk.uow.conversations.drafts == {4: "Buenas"}


async def test_leaving_keeps_each_text_with_its_own_person() -> None:
    desk = Desk()
    desk.presenter.open(MARIA)
    await desk.rest()
    desk.presenter.type("para María")
    desk.presenter.open(JESUS)
    assert desk.view.text == ""
    desk.presenter.type("para Jesús")
    desk.presenter.open(MARIA)
    assert desk.view.text == "para María"
    await desk.rest()
    assert desk.uow.conversations.drafts == {4: "para María", 3: "para Jesús"}


async def test_a_draft_from_disk_never_overwrites_what_is_being_typed() -> None:
    desk = Desk()
    desk.uow.conversations.drafts[4] = "de ayer"
    desk.presenter.open(MARIA)
    desk.presenter.type("de hoy")
    await desk.rest()
    assert desk.view.text == ""  # the field itself holds what is typed
    desk.presenter.open(JESUS)
    desk.presenter.open(MARIA)
    assert desk.view.text == "de hoy"


async def test_a_draft_from_disk_is_shown() -> None:
    desk = Desk()
    desk.uow.conversations.drafts[4] = "de ayer"
    desk.presenter.open(MARIA)
    await desk.rest()
    assert desk.view.text == "de ayer"


async def test_sending_empties_the_field_and_forgets_the_draft() -> None:
    desk = Desk()
    desk.presenter.open(MARIA)
    await desk.rest()
    desk.presenter.type("Hola")
    desk.presenter.send(" Hola ", "m1", then_next=True)
    assert desk.view.text == ""
    assert desk.went_on == [1]
    await desk.rest()
    assert [(m.text, m.conversation_id, m.quoted_id) for m in desk.uow.messages.sent] == [
        ("Hola", 4, "m1")
    ]
    await asyncio.sleep(0.7)
    assert desk.uow.conversations.drafts[4] == ""


async def test_a_refusal_brings_the_text_back_with_its_reason() -> None:
    desk = Desk()
    desk.presenter.open(MARIA)
    await desk.rest()
    desk.refuse()
    desk.presenter.send("Hola", None)
    await desk.rest()
    assert desk.uow.messages.sent == []
    assert desk.view.text == "Hola"
    last = desk.view.standings[-1]
    assert last is not None
    assert isinstance(last.decision, Refused)
    assert last.decision.reason is Reason.OPTED_OUT


async def test_a_refusal_after_switching_returns_to_its_own_person() -> None:
    desk = Desk()
    desk.presenter.open(MARIA)
    await desk.rest()
    desk.refuse()
    desk.presenter.send("Hola María", None)
    desk.presenter.open(JESUS)
    await desk.rest()
    assert desk.view.text == ""
    assert desk.uow.conversations.drafts[4] == "Hola María"
    desk.presenter.open(MARIA)
    assert desk.view.text == "Hola María"


async def test_what_is_too_long_or_empty_is_not_sent() -> None:
    desk = Desk()
    desk.presenter.open(MARIA)
    for text in ("", "  \n", "x" * (LIMIT + 1)):
        desk.presenter.send(text, None)
    await desk.rest()
    assert desk.uow.messages.sent == []


async def test_a_note_is_kept_inside_and_apart_from_the_reply() -> None:
    desk = Desk()
    desk.presenter.open(MARIA)
    await desk.rest()
    desk.presenter.type("respuesta a medias")
    desk.presenter.type_note("ojo")
    desk.presenter.note("ojo: pagó ayer")
    await desk.rest()
    assert desk.uow.messages.notes == [(4, "ojo: pagó ayer")]
    assert desk.uow.messages.sent == []
    desk.presenter.open(JESUS)
    desk.presenter.open(MARIA)
    assert desk.view.text == "respuesta a medias"


async def test_who_types_holds_the_person_and_leaving_empty_gives_them_back() -> None:
    desk = Desk()
    desk.presenter.open(MARIA)
    await desk.rest()
    for text in ("a", "ab", "abc", ""):
        desk.presenter.type(text)
    await desk.rest()
    assert desk.uow.claims.acquired == [4]
    desk.presenter.open(JESUS)
    await desk.rest()
    assert desk.uow.claims.released == [4]


async def test_the_sentence_is_asked_again_on_changes_and_when_time_passes() -> None:
    desk = Desk()
    desk.presenter.open(MARIA)
    await desk.rest()
    desk.refuse()
    desk.presenter.data_changed(ChangeSet(debtors=frozenset({DebtorId(99)})))
    await desk.rest()
    assert len(desk.view.standings) == 2
    desk.presenter.data_changed(ChangeSet(debtors=frozenset({DebtorId(4)})))
    await desk.rest()
    desk.presenter.tick()
    await desk.rest()
    decisions = [standing.decision for standing in desk.view.standings if standing]
    assert [type(decision) for decision in decisions] == [Allowed, Refused, Refused]


async def test_closing_saves_what_was_not_saved_yet() -> None:
    desk = Desk()
    desk.presenter.open(MARIA)
    await desk.rest()
    desk.presenter.type("a medias")
    await desk.presenter.aclose()
    assert desk.uow.conversations.drafts[4] == "a medias"
    await desk.tasks.aclose()


async def test_what_is_taken_back_returns_to_its_own_person() -> None:
    desk = Desk()
    desk.presenter.undo_s = 5
    desk.presenter.open(MARIA)
    await desk.rest()
    desk.presenter.send("Hola María", "m1")
    await desk.rest()
    (sent,) = desk.view.news
    assert isinstance(sent, Sent)
    assert (sent.conversation_id, sent.undo_s) == (MARIA, 5)
    desk.presenter.open(JESUS)
    await desk.rest()
    desk.presenter.type("para Jesús")
    desk.presenter.held.undo_newest()
    await desk.rest()
    assert desk.view.news[-1] == TookBack(MARIA, "m1")
    assert desk.uow.messages.sent == []
    assert desk.uow.conversations.drafts[4] == "Hola María"
    assert desk.view.text == ""  # Jesús's field was not touched
    desk.presenter.open(MARIA)
    assert desk.view.text == "Hola María"


async def test_what_was_typed_since_stays_behind_what_returns() -> None:
    desk = Desk()
    desk.presenter.undo_s = 5
    desk.presenter.open(MARIA)
    await desk.rest()
    desk.presenter.send("Uno", None)
    await desk.rest()
    desk.presenter.type("dos")
    desk.presenter.held.undo_newest()
    await desk.rest()
    assert desk.view.text == "Uno\ndos"
    assert desk.uow.conversations.drafts[4] == "Uno\ndos"


async def test_what_has_gone_is_said_to_have_gone() -> None:
    desk = Desk()
    desk.presenter.undo_s = 5
    desk.presenter.open(MARIA)
    await desk.rest()
    desk.presenter.send("Hola", None)
    await desk.rest()
    desk.uow.outbox.released.update(message.id for message in desk.uow.messages.sent)
    desk.presenter.held.undo_newest()
    await desk.rest()
    assert desk.view.news[-1] == TooLate()
    assert desk.view.text == ""


async def test_after_its_seconds_there_is_nothing_to_undo() -> None:
    desk = Desk()
    desk.presenter.open(MARIA)
    await desk.rest()
    desk.presenter.send("Hola", None)
    await desk.rest()
    assert not desk.presenter.held.can_undo
    desk.presenter.held.undo_newest()
    await desk.rest()
    assert len(desk.uow.messages.sent) == 1


async def test_closing_lets_go_what_might_have_been_taken_back() -> None:
    desk = Desk()
    desk.presenter.undo_s = 5
    desk.presenter.open(MARIA)
    await desk.rest()
    desk.presenter.send("Hola", None)
    await desk.rest()
    await desk.presenter.aclose()
    assert desk.uow.outbox.hurried == [message.id for message in desk.uow.messages.sent]


async def test_a_planned_message_waits_and_can_be_cancelled() -> None:
    desk = Desk()
    desk.presenter.undo_s = 5
    desk.presenter.open(MARIA)
    await desk.rest()
    at = NOW + timedelta(hours=1)
    desk.presenter.send("Más tarde", None, due_at=at)
    await desk.rest()
    (planned,) = desk.view.news
    assert isinstance(planned, Planned)
    assert planned.at == at
    assert desk.uow.messages.sent[0].due_at == at
    desk.presenter.held.cancel(planned.message_id, edit=False)
    await desk.rest()
    assert desk.view.news[-1] == Cancelled("Más tarde")
    assert desk.uow.messages.sent == []


async def test_an_hour_that_is_not_allowed_brings_the_text_back() -> None:
    desk = Desk()
    desk.presenter.open(MARIA)
    await desk.rest()
    desk.presenter.send("De noche", None, due_at=NOW + timedelta(hours=9))
    await desk.rest()
    assert isinstance(desk.view.news[-1], PlanRefused)
    assert desk.view.text == "De noche"
    assert desk.uow.messages.sent == []


# --- the widget ----------------------------------------------------------------------------


@pytest.fixture
def composer(qtbot: QtBot) -> ComposerWidget:
    composer = ComposerWidget(Words(zone_name=ZONE))
    qtbot.addWidget(composer)
    composer.resize(700, 200)
    composer.show()
    stand(composer, OPEN)
    return composer


def stand(composer: ComposerWidget, decision: Decision) -> None:
    composer.show_standing(Standing(decision, facts(), DebtorId(4)), NOW)


def test_enter_sends_and_shift_enter_makes_a_line(
    qtbot: QtBot, composer: ComposerWidget
) -> None:
    qtbot.keyClicks(composer.editor, "uno")
    qtbot.keyClick(composer.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(composer.editor, "dos")
    with qtbot.waitSignal(composer.send_asked) as sent:
        qtbot.keyClick(composer.editor, Qt.Key.Key_Return)
    assert sent.args == ["uno\ndos", None, False]


def test_control_enter_sends_and_goes_on(qtbot: QtBot, composer: ComposerWidget) -> None:
    qtbot.keyClicks(composer.editor, "uno")
    with qtbot.waitSignal(composer.send_asked) as sent:
        control = Qt.KeyboardModifier.ControlModifier
        qtbot.keyClick(composer.editor, Qt.Key.Key_Return, control)
    assert sent.args == ["uno", None, True]


def test_the_field_grows_from_two_lines_to_eight(
    qtbot: QtBot, composer: ComposerWidget
) -> None:
    heights = []
    for lines in (1, 2, 5, 8, 30):
        composer.show_text("\n".join(["x"] * lines))
        heights.append(composer.editor.height())
    assert heights[0] == heights[1] < heights[2] < heights[3] == heights[4]


def test_the_sentence_says_until_when(composer: ComposerWidget) -> None:
    assert composer.accessibleDescription() == (
        "Puedes escribir hasta 19:00 Ley 2300 · ventana 23 h 44 min"
    )


def test_a_closed_window_offers_a_template_at_the_same_place(
    qtbot: QtBot, composer: ComposerWidget
) -> None:
    place, size = composer.box.pos(), composer.box.size()
    stand(composer, Refused(Reason.WINDOW_CLOSED, "whatsapp_window"))
    assert composer.blocked.isVisible()
    assert (composer.blocked.pos(), composer.blocked.size()) == (place, size)
    assert composer.way_on is composer.choose
    with qtbot.waitSignal(composer.template_wanted):
        qtbot.mouseClick(composer.choose, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("refused", "says"),
    [
        (
            Refused(Reason.OUTSIDE_HOURS, "Ley 2300", NOW + timedelta(hours=18), ZONE),
            "jueves 19 nov a las 7:28",
        ),
        (Refused(Reason.OPTED_OUT, "opt_out", detail=NOW.isoformat()), "nota interna"),
        (Refused(Reason.SOFT_PAUSE, "soft_pause", detail=SoftPause.DISPUTE), "nota interna"),
        (Refused(Reason.CLAIMED_BY_ANOTHER, "claim", detail="Diego"), "nota interna"),
    ],
)
def test_each_refusal_names_the_one_way_on(
    composer: ComposerWidget, refused: Refused, says: str
) -> None:
    stand(composer, refused)
    assert composer.is_blocked
    is_planned = refused.retry_at is not None
    assert composer.way_on is (composer.plan if is_planned else composer.write_note)
    assert says in composer.prompt_text


def test_out_of_hours_one_writes_now_what_goes_later(
    qtbot: QtBot, composer: ComposerWidget
) -> None:
    at = NOW + timedelta(hours=18)
    refused = Refused(Reason.OUTSIDE_HOURS, "Ley 2300", at, ZONE)
    stand(composer, refused)
    qtbot.mouseClick(composer.plan, Qt.MouseButton.LeftButton)
    assert composer.editor.hasFocus()
    assert composer.send.main.text() == "Programar"
    qtbot.keyClicks(composer.editor, "Buen dia")
    stand(composer, refused)  # the clock ticks meanwhile
    with (
        qtbot.waitSignal(composer.plan_asked) as planned,
        qtbot.assertNotEmitted(composer.send_asked),
    ):
        qtbot.keyClick(composer.editor, Qt.Key.Key_Return)
    assert planned.args == ["Buen dia", None, at]
    assert composer.blocked.isVisible()


def test_when_hours_open_meanwhile_it_is_sent_as_usual(
    qtbot: QtBot, composer: ComposerWidget
) -> None:
    refused = Refused(Reason.OUTSIDE_HOURS, "Ley 2300", NOW + timedelta(hours=18), ZONE)
    stand(composer, refused)
    qtbot.mouseClick(composer.plan, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(composer.editor, "Buen dia")
    stand(composer, OPEN)
    with qtbot.waitSignal(composer.send_asked):
        qtbot.keyClick(composer.editor, Qt.Key.Key_Return)


def test_control_z_in_an_empty_field_takes_the_last_message_back(
    qtbot: QtBot, composer: ComposerWidget
) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    with qtbot.waitSignal(composer.undo_asked):
        qtbot.keyClick(composer.editor, Qt.Key.Key_Z, control)
    qtbot.keyClicks(composer.editor, "abc")
    with qtbot.assertNotEmitted(composer.undo_asked):
        qtbot.keyClick(composer.editor, Qt.Key.Key_Z, control)
    assert composer.editor.toPlainText() != "abc"


def test_a_blocked_composer_still_takes_a_note(qtbot: QtBot, composer: ComposerWidget) -> None:
    stand(composer, Refused(Reason.OPTED_OUT, "opt_out", detail=NOW.isoformat()))
    qtbot.mouseClick(composer.write_note, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(composer.editor, "ojo")
    with qtbot.waitSignal(composer.note_asked) as noted:
        qtbot.keyClick(composer.editor, Qt.Key.Key_Return)
    assert noted.args == ["ojo"]


def test_a_note_never_lands_in_the_reply(qtbot: QtBot, composer: ComposerWidget) -> None:
    qtbot.keyClicks(composer.editor, "respuesta")
    composer.show_mode("note")
    assert composer.editor.toPlainText() == ""
    qtbot.keyClicks(composer.editor, "nota")
    composer.show_mode("reply")
    assert composer.editor.toPlainText() == "respuesta"
    with qtbot.waitSignal(composer.send_asked) as sent:
        qtbot.keyClick(composer.editor, Qt.Key.Key_Return)
    assert sent.args[0] == "respuesta"


def test_the_count_forbids_what_whatsapp_would_refuse(composer: ComposerWidget) -> None:
    composer.show_text("x" * LIMIT)
    assert composer.send.main.isEnabled()
    composer.show_text("x" * (LIMIT + 1))
    assert not composer.send.main.isEnabled()


def test_a_new_sentence_never_touches_what_is_being_typed(
    qtbot: QtBot, composer: ComposerWidget
) -> None:
    qtbot.keyClicks(composer.editor, "a medias")
    cursor = composer.editor.textCursor().position()
    stand(composer, Allowed(NOW + timedelta(minutes=10), "whatsapp_window"))
    assert composer.editor.toPlainText() == "a medias"
    assert composer.editor.textCursor().position() == cursor


def test_a_quote_goes_with_the_message_and_esc_drops_it(
    qtbot: QtBot, composer: ComposerWidget
) -> None:
    composer.show_quote(item(7, "¿El viernes?"))
    qtbot.keyClicks(composer.editor, "Bueno")
    with qtbot.waitSignal(composer.send_asked) as sent:
        qtbot.keyClick(composer.editor, Qt.Key.Key_Return)
    assert sent.args == ["Bueno", "m7", False]
    qtbot.keyClick(composer.editor, Qt.Key.Key_Escape)
    with qtbot.waitSignal(composer.left):
        qtbot.keyClick(composer.editor, Qt.Key.Key_Escape)


def test_bold_and_italic_are_written_as_whatsapp_reads_them(
    qtbot: QtBot, composer: ComposerWidget
) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    composer.show_text("son diez pesos")
    composer.editor.select(4, 8)
    qtbot.keyClick(composer.editor, Qt.Key.Key_B, control)
    assert composer.editor.toPlainText() == "son *diez* pesos"
    composer.editor.select(4, 10)
    qtbot.keyClick(composer.editor, Qt.Key.Key_B, control)
    assert composer.editor.toPlainText() == "son diez pesos"
    composer.show_text("")
    qtbot.keyClick(composer.editor, Qt.Key.Key_I, control)
    qtbot.keyClicks(composer.editor, "ya")
    assert composer.editor.toPlainText() == "_ya_"
