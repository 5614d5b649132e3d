"""The person beside the thread: policy, covered numbers, steps that change what is allowed."""

import asyncio
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from console.domain.contact import Allowed, Refused
from console.domain.ids import ConversationId
from console.runtime.tasks import TaskOwner
from console.ui.inbox.panel.acts import BLOCKS, PAUSES, Act
from console.ui.inbox.panel.card_lines import sums
from console.ui.inbox.panel.confirm import ConfirmSheet, LiftSheet
from console.ui.inbox.panel.lines import LineList
from console.ui.inbox.panel.masks import masked_document, masked_phone, shown_phone, tail
from console.ui.inbox.panel.presenter import PanelPresenter, PersonShown
from console.ui.inbox.panel.section import Heading
from console.ui.inbox.panel.steps import steps
from console.ui.inbox.panel.widget import PersonPane
from console.ui.inbox.panel.wiring import Ways, panel_deeds
from console.ui.inbox.panel.wording import term_words
from console.ui.inbox.words import Words
from console.usecases.lift_restraint import Lifted
from console.usecases.person_rows import ChatRow, PaymentRow
from console.usecases.restraints import RestraintRow
from console.usecases.timeline import TimelineRow
from console.usecases.views import TermRow
from tests.ui.inbox import fakes
from tests.ui.inbox.samples import NOW, ZONE, cop, facts, mxn, panel, talk

MARIA = ConversationId(4)


@dataclass
class Shown:
    """A panel that only remembers."""

    person: PersonShown | None = None
    revealed: list[str] = field(default_factory=list)
    covered: list[str] = field(default_factory=list)
    acted: list[tuple[Act, bool]] = field(default_factory=list)
    lifted: list[Lifted] = field(default_factory=list)
    timeline: list[tuple[str, ...]] = field(default_factory=list)

    def show_person(self, shown: PersonShown | None, now: datetime) -> None:
        self.person = shown

    def reveal(self, field: str) -> None:
        self.revealed.append(field)

    def cover(self, field: str) -> None:
        self.covered.append(field)

    def show_acted(self, act: Act, *, can_undo: bool) -> None:
        self.acted.append((act, can_undo))

    def show_timeline(self, rows: tuple[TimelineRow, ...], now: datetime) -> None:
        self.timeline.append(tuple(row.place.id for row in rows))

    def show_lifted(self, outcome: Lifted) -> None:
        self.lifted.append(outcome)


@dataclass
class Desk:
    uow: fakes.FakeUow = field(default_factory=fakes.desk)
    view: Shown = field(default_factory=Shown)
    failures: list[BaseException] = field(default_factory=list)

    def __post_init__(self) -> None:
        tasks = TaskOwner(lambda _name, error: self.failures.append(error))
        self.presenter = PanelPresenter(fakes.context(self.uow), self.view, tasks)
        self.presenter.open(MARIA)

    async def rest(self) -> None:
        for _ in range(8):
            await asyncio.sleep(0)
        assert self.failures == []


async def test_the_gate_is_asked_for_beginning_and_for_answering() -> None:
    desk = Desk()
    desk.uow.conversations.panels[4] = panel(facts=facts(window_closes_at=None))
    await desk.rest()
    person = desk.view.person
    assert person is not None
    assert isinstance(person.begin, Allowed)
    assert isinstance(person.answer, Refused)


async def test_a_covered_number_is_shown_only_once_the_reason_is_on_record() -> None:
    desk = Desk()
    await desk.rest()
    desk.presenter.reveal("document", "verify_identity", "llamó al banco")
    assert desk.view.revealed == []
    await desk.rest()
    assert desk.view.revealed == ["document"]
    why = {"reason": "verify_identity", "note": "llamó al banco"}
    assert desk.uow.audit.added == [
        (NOW, "Laura Méndez", "person.revealed.document", "debtor:4", why)
    ]


async def test_what_was_revealed_is_covered_again_after_a_while() -> None:
    desk = Desk()
    desk.presenter.shown_s = 0.0
    await desk.rest()
    desk.presenter.reveal("email", "other", "lo pidió")
    await desk.rest()
    assert (desk.view.revealed, desk.view.covered) == (["email"], ["email"])


async def test_nothing_is_revealed_of_somebody_who_is_no_longer_shown() -> None:
    desk = Desk()
    await desk.rest()
    desk.presenter.reveal("document", "verify_identity")
    desk.presenter.open(ConversationId(3))
    await desk.rest()
    assert desk.view.revealed == []
    assert len(desk.uow.audit.added) == 1  # it was asked for, and that stays on record


@pytest.mark.parametrize(
    ("step", "code", "can_undo"),
    [("opt_out", "OPTOUT", False), ("wrong_number", "WRONG", True),
     ("no_consent", "NOCONSENT", False), ("third_party", "TPC_MSG", False),
     ("dispute", "DISPUTE", True), ("payment_claimed", "PAID_CLAIM", True),
     ("complaint", "COMPLAINT", True), ("vulnerable", "VULN", True),
     ("deceased", "DECEASED", True), ("bankruptcy", "BANKR", True),
     ("legal", "LEGAL", True), ("fraud", "FRAUD", True)],
)  # fmt: skip
async def test_each_step_is_carried_out_logged_and_taken_back_where_it_may(
    step: str, code: str, can_undo: bool
) -> None:
    desk = Desk()
    await desk.rest()
    desk.presenter.act(step, "lo dijo hoy")
    await desk.rest()
    assert [(each.code, each.note) for each in desk.uow.activities.added] == [
        (code, "lo dijo hoy")
    ]
    contacts = desk.uow.contacts
    assert (contacts.opted_out == ["573125554890"]) == (step == "opt_out")
    assert (contacts.invalid == ["573125554890"]) == (step == "wrong_number")
    assert (contacts.unconsented == ["573125554890"]) == (step == "no_consent")
    assert contacts.paused == ([(4, step)] if step in PAUSES else [])
    assert contacts.blocked == ([(4, step)] if step in BLOCKS else [])
    (act, undoable), *_ = desk.view.acted
    assert undoable is can_undo
    if can_undo:
        desk.presenter.take_back(act)
        await desk.rest()
        assert (contacts.paused, contacts.blocked, contacts.invalid) == ([], [], [])


async def test_a_pause_is_lifted_with_a_reason() -> None:
    desk = Desk()
    await desk.rest()
    desk.presenter.act("dispute", "")
    await desk.rest()
    desk.presenter.lift("pause", "dispute", "", "")
    await desk.rest()
    desk.presenter.lift("pause", "dispute", "el acreedor la resolvió", "")
    await desk.rest()
    assert desk.view.lifted == [Lifted.REASON_MISSING, Lifted.DONE]
    assert desk.uow.contacts.paused == []


async def test_nobody_is_known_until_the_next_person_is_read() -> None:
    desk = Desk()
    await desk.rest()
    seen = [desk.presenter.shown]
    desk.presenter.open(ConversationId(3))
    seen.append(desk.presenter.shown)
    await desk.rest()
    seen.append(desk.presenter.shown)
    assert [shown and shown.panel.debtor_id for shown in seen] == [4, None, 3]


# --- the widget ----------------------------------------------------------------------------


@pytest.fixture
def pane(qtbot: QtBot) -> PersonPane:
    pane = PersonPane(Words(zone_name=ZONE, by="Laura Méndez"))
    qtbot.addWidget(pane)
    pane.resize(352, 900)
    pane.show()
    return pane


def person(**changes: object) -> PersonShown:
    shown = panel(**changes)
    allowed = Allowed(
        NOW.replace(hour=23, minute=59),
        "Ley 2300",
        hours_local=(
            datetime.fromisoformat("2026-11-18T07:00:00-05:00"),
            datetime.fromisoformat("2026-11-18T19:00:00-05:00"),
        ),
        contacts_left_today=1,
    )
    return PersonShown(shown, allowed, allowed)


def texts(pane: PersonPane) -> list[str]:
    """Everything that is written on the panel, in labels, headings and painted lines."""
    said = [label.text() for label in pane.findChildren(QLabel) if label.isVisible()]
    said += [head.text() for head in pane.findChildren(Heading) if head.isVisible()]
    for lines in pane.findChildren(LineList):
        if lines.isVisible():
            for line in lines.lines:
                said += [line.title, line.detail, line.right, line.amount, line.chip]
    return said


def test_the_card_shows_policy_accounts_promises_and_consent(pane: PersonPane) -> None:
    pane.show_person(person(), NOW)
    shown = texts(pane)
    for text in (
        "Puede contactarse hasta 18:59",
        "Ley 2300",
        "1 de 2",
        "Espera nuestra respuesta",
        "Cumplió 2 de sus 2 promesas",
        "Cuentas · 2",
        "Libre inversión ··4471",
        "$ 486.200",
        "Cumplida",
        "···4890: WhatsApp autorizado",
    ):
        assert text in shown, text


def test_the_document_is_covered_until_it_is_asked_for(qtbot: QtBot, pane: PersonPane) -> None:
    pane.show_person(person(), NOW)
    assert "52···318" in texts(pane)
    assert not any("52418318" in text for text in texts(pane))
    pane.reveal("document")
    assert "52418318" in texts(pane)
    pane.show_person(person(debtor_id=9), NOW)
    assert "52418318" not in texts(pane)


def test_one_says_why_before_a_value_is_shown(qtbot: QtBot, pane: PersonPane) -> None:
    pane.show_person(person(email="maria@correo.com"), NOW)
    assert "m···@correo.com" in texts(pane)
    why = pane.ask_reveal("email")
    why.choices["other"].setChecked(True)
    assert not why.show_button.isEnabled()  # another reason has to be written
    why.note.setText("lo pidió")
    with qtbot.waitSignal(pane.reveal_asked) as asked:
        qtbot.keyClick(why, Qt.Key.Key_Return)
    assert asked.args == ["email", "other", "lo pidió"]
    pane.reveal("email")
    assert "maria@correo.com" in texts(pane)
    pane.cover("email")
    assert "maria@correo.com" not in texts(pane)


def test_another_persons_values_go_into_the_same_widgets(pane: PersonPane) -> None:
    pane.show_person(person(), NOW)
    before = set(pane.card.findChildren(QWidget))
    pane.show_person(person(debtor_id=9, accounts=()), NOW)
    pane.show_person(person(debtor_id=10, email="ana@correo.com"), NOW)
    assert set(pane.card.findChildren(QWidget)) == before


def test_an_account_opens_with_the_keyboard_and_gives_its_reference(
    qtbot: QtBot, pane: PersonPane
) -> None:
    pane.show_person(person(), NOW)
    accounts = pane.card.accounts.list
    closed = accounts.height()
    accounts.setCurrentIndex(accounts.model().index(0, 0))
    qtbot.keyClick(accounts, Qt.Key.Key_Return)
    assert accounts.height() > closed
    assert "Referencia de pago: 7700123" in accounts.lines[0].words()
    pane.show_person(person(priority=73), NOW)
    assert accounts.lines[0].is_open  # a new figure folds nothing
    qtbot.keyClick(accounts, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "7700123"
    pane.show_person(person(debtor_id=9), NOW)
    assert not accounts.lines[0].is_open


def test_what_is_folded_is_remembered(qtbot: QtBot, pane: PersonPane) -> None:
    pane.show_person(person(), NOW)
    head = pane.card.accounts.heading
    assert head is not None
    with qtbot.waitSignal(pane.folds_changed) as folded:
        qtbot.keyClick(head, Qt.Key.Key_Space)
    assert folded.args == [["accounts"]]
    assert not pane.card.accounts.list.isVisible()
    assert "plegado" in head.accessibleName()
    pane.fold(())
    assert pane.card.accounts.list.isVisible()


def test_the_next_action_leads_where_it_is_done(qtbot: QtBot, pane: PersonPane) -> None:
    broken = replace(panel().promises[0], state="broken")
    pane.show_person(person(promises=(broken,)), NOW)
    assert "Renegociar la promesa" in texts(pane)
    with qtbot.waitSignal(pane.action_wanted) as wanted:
        qtbot.mouseClick(pane.card.next.button, Qt.MouseButton.LeftButton)
    taken: list[str] = []
    ways = Ways(lambda: taken.append("promise"), lambda: taken.append("template"),
                lambda: taken.append("reply"), lambda *_message: None,
                lambda _chat: None)  # fmt: skip
    assert wanted.args is not None
    ways.take(wanted.args[0])
    ways.take("remind")
    ways.take("answer")
    assert taken == ["promise", "template", "reply"]


def test_nobody_known_says_so(pane: PersonPane) -> None:
    empty = panel(facts=None, accounts=(), promises=(), contact_points=(), terms=())
    pane.show_person(PersonShown(empty, None, None), NOW)
    assert "Este número no tiene cuentas asignadas." in texts(pane)


def test_the_same_person_again_keeps_the_scroll(pane: PersonPane) -> None:
    pane.resize(352, 300)
    pane.show_person(person(), NOW)
    bar = pane.card_page.verticalScrollBar()
    bar.setValue(120)
    pane.show_person(person(priority=73), NOW)
    assert bar.value() == 120


@pytest.mark.parametrize("place", range(12))
def test_each_step_asks_once_and_is_reported(
    qtbot: QtBot, pane: PersonPane, place: int
) -> None:
    pane.show_person(person(), NOW)
    step = steps()[place]
    sheet = pane.ask(step)
    sheet.note.setText("dijo que sí")
    with qtbot.waitSignal(pane.act_confirmed) as confirmed:
        qtbot.mouseClick(sheet.confirm, Qt.MouseButton.LeftButton)
    assert confirmed.args == [step.name, "dijo que sí", step.days[0] if step.days else 0]


def test_a_block_is_lifted_only_with_a_reason_and_a_second_person(
    qtbot: QtBot, pane: PersonPane
) -> None:
    held = (RestraintRow("block", "legal", NOW, None, "Laura Méndez"),)
    pane.show_person(person(restraints=held), NOW)
    assert "Bloqueada: abogado o demanda" in texts(pane)
    listed = pane.card.restraints.list
    listed.setCurrentIndex(listed.model().index(0, 0))
    qtbot.keyClick(listed, Qt.Key.Key_Return)
    sheet = pane.findChild(LiftSheet) or pane.window().findChild(LiftSheet)
    assert sheet is not None
    sheet.why.setText("retiró la demanda")
    assert not sheet.confirm.isEnabled()
    sheet.approved_by.setText("laura méndez")  # the one who asks
    assert not sheet.confirm.isEnabled()
    sheet.approved_by.setText("Rosa Díaz")
    with qtbot.waitSignal(pane.lift_confirmed) as lifted:
        qtbot.mouseClick(sheet.confirm, Qt.MouseButton.LeftButton)
    assert lifted.args == ["block", "legal", "retiró la demanda", "Rosa Díaz"]


def test_what_a_creditors_list_blocked_cannot_be_lifted_here(pane: PersonPane) -> None:
    held = (RestraintRow("block", "no_contact", NOW, None, "import:3"),)
    pane.show_person(person(restraints=held), NOW)
    assert not pane.card.restraints.list.lines[0].may_open
    assert pane.ask_lift(("block", "no_contact")) is None
    assert pane.ask_lift(("pause", "dispute")) is None


def test_cancelling_a_step_changes_nothing(qtbot: QtBot, pane: PersonPane) -> None:
    pane.show_person(person(), NOW)
    told: list[str] = []
    pane.act_confirmed.connect(lambda name, _note, _days: told.append(name))
    sheet = pane.ask(steps()[0])
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert told == []


def test_notes_have_their_page(qtbot: QtBot, pane: PersonPane) -> None:
    pane.show_person(person(), NOW)
    pane.show_notes(talk())
    qtbot.mouseClick(pane.tabs, Qt.MouseButton.LeftButton, pos=pane.tabs.spot_of("notes"))
    assert any("@Diego" in text for text in texts(pane))


def test_every_step_and_page_is_an_action_once_somebody_is_shown(
    qtbot: QtBot, pane: PersonPane
) -> None:
    deeds = panel_deeds(pane)
    assert {f"inbox.step.{step.name}" for step in steps()} <= set(deeds)
    assert not any(deed.applies() for deed in deeds.values())
    pane.show_person(person(), NOW)
    assert all(deed.applies() for deed in deeds.values())
    deeds["inbox.page.chats"].run()
    assert pane.tabs.current_key() == "chats"
    sheet = deeds["inbox.step.deceased"].run()
    assert isinstance(sheet, ConfirmSheet)
    with qtbot.waitSignal(pane.act_confirmed) as confirmed:
        qtbot.keyClick(sheet, Qt.Key.Key_Return)
    assert confirmed.args == ["deceased", "", 0]


def test_one_can_ask_to_come_back_later(qtbot: QtBot, pane: PersonPane) -> None:
    pane.show_person(person(), NOW)
    later = pane.card.next.more.menu().actions()[-1]
    with qtbot.waitSignal(pane.snooze_wanted):
        later.trigger()


def test_a_note_is_written_beside_the_thread(qtbot: QtBot, pane: PersonPane) -> None:
    pane.show_person(person(), NOW)
    qtbot.mouseClick(pane.tabs, Qt.MouseButton.LeftButton, pos=pane.tabs.spot_of("notes"))
    assert not pane.notes.add.isEnabled()
    qtbot.keyClicks(pane.notes.field, "  pide plazo ")
    with qtbot.waitSignal(pane.notes.note_written) as written:
        qtbot.keyClick(pane.notes.field, Qt.Key.Key_Return)
    assert (written.args, pane.notes.field.text()) == (["pide plazo"], "")
    pane.notes.field.setText("de otra persona")
    pane.show_person(person(debtor_id=9), NOW)
    assert pane.notes.field.text() == ""


async def test_a_note_beside_the_thread_is_kept() -> None:
    desk = Desk()
    await desk.rest()
    desk.presenter.add_note("pide plazo")
    await desk.rest()
    assert desk.uow.messages.notes == [(4, "pide plazo")]


def test_other_conversations_of_the_person_are_a_key_away(
    qtbot: QtBot, pane: PersonPane
) -> None:
    here = ChatRow(MARIA, "+573125554890", "100200300", NOW, "Gracias", "text", True, 0, False)
    there = replace(
        here,
        conversation_id=ConversationId(77),
        phone="+573009998877",
        last_at=NOW - timedelta(days=40),
        preview_outgoing=False,
        resolved=True,
    )
    pane.show_person(person(chats=(here, there)), NOW)
    qtbot.mouseClick(pane.tabs, Qt.MouseButton.LeftButton, pos=pane.tabs.spot_of("chats"))
    first, second = pane.chats.list.lines
    assert (first.chip, first.detail) == ("Abierta aquí", "Tú: Gracias · línea 0300")
    assert (second.title, second.right) == ("+57 300 ··· 8877", "9 oct 2026")
    assert "Resuelta" in second.detail
    pane.chats.list.setCurrentIndex(pane.chats.list.model().index(1, 0))
    with qtbot.waitSignal(pane.chats.chat_chosen) as chosen:
        qtbot.keyClick(pane.chats.list, Qt.Key.Key_Return)
    assert chosen.args == [77]


def test_payments_stand_beside_promises_and_the_rest_in_the_timeline(
    qtbot: QtBot, pane: PersonPane
) -> None:
    paid = tuple(
        PaymentRow(number, date(2026, 11, 3), cop(-100 if number else 100), "PSE", None)
        for number in range(6)
    )
    pane.show_person(person(payments=paid), NOW)
    lines = pane.card.promises.list.lines
    assert [line.right for line in lines[2:4]] == ["Pagado · PSE", "Revertido · PSE"]
    pane.card.promises.list.setCurrentIndex(
        pane.card.promises.list.model().index(len(lines) - 1, 0)
    )
    with qtbot.waitSignal(pane.timeline_watched) as watched:
        qtbot.keyClick(pane.card.promises.list, Qt.Key.Key_Return)
    assert watched.args == [True]
    assert pane.timeline.chips["money"].isChecked()


# --- words ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("phone", "country", "covered", "whole"),
    [
        ("+573125554890", "CO", "+57 312 ··· 4890", "+57 312 555 4890"),
        ("+525512345678", "MX", "+52 551 ··· 5678", "+52 551 234 5678"),
        ("+5511987654321", "BR", "+55 119 ··· 4321", "+55 1198 765 4321"),
        ("+12025550123", "US", "+1 202 ··· 0123", "+1 202 555 0123"),
        (None, "CO", "", ""),
    ],
)
def test_phones_are_covered_in_the_middle(
    phone: str | None, country: str, covered: str, whole: str
) -> None:
    assert masked_phone(phone, country) == covered
    assert shown_phone(phone, country) == whole


def test_documents_and_accounts_show_only_their_ends() -> None:
    assert masked_document("52418318") == "52···318"
    assert masked_document("1234") == "···34"
    assert masked_document(None) == ""
    assert (tail("100044714471"), tail(None)) == ("··4471", "")


def test_sums_never_mix_currencies() -> None:
    assert sums([cop(1), mxn(2), cop(3)]) == [cop(4), mxn(2)]


@pytest.mark.parametrize(
    ("code", "detail", "words"),
    [("replied", "0", "Escribió hoy"), ("replied", "3", "Escribió hace 3 días"),
     ("attempts", "1", "1 intento en 7 días"), ("kept", "1/3", "Cumplió 1 de sus 3 promesas")],
)  # fmt: skip
def test_reasons_read_like_sentences(code: str, detail: str, words: str) -> None:
    assert term_words(TermRow(code, 1, detail)) == words


def test_an_unknown_reason_shows_its_code() -> None:
    assert term_words(TermRow("something_new", 3)) == "something_new"
