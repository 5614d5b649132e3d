"""Work state on screen: the header, menus, sheets, many at once, and who else is there."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from console.domain.ids import ConversationId
from console.ui.inbox.conversations.checked import Checked
from console.ui.inbox.conversations.model import ConversationModel
from console.ui.inbox.conversations.shown import show
from console.ui.inbox.widget import InboxScreen
from console.ui.inbox.words import Words
from console.ui.inbox.work_sheets import ConfirmSheet
from console.ui.inbox.work_words import line_of
from console.usecases.inbox_filter import InboxFilter, Shelf, Sort
from console.usecases.views import InboxRow, InboxSection, ItemKind, LabelRow
from console.usecases.work_ports import InboxOrder, Viewer
from console.usecases.work_state import Chosen, Gesture, Matching, WorkKind
from tests.ui.inbox import fakes, samples
from tests.ui.inbox.samples import NOW, ZONE
from tests.ui.inbox.test_inbox_screen import Play, play, settle, toast_of, uow

__all__ = ["play", "uow"]
WORDS = Words(zone_name=ZONE, by="Laura Méndez")
FOUR = ConversationId(4)
DIEGO = "Diego Rivas"


def entries(screen: InboxScreen, fill: str) -> dict[str, bool]:
    """What a menu offers, and what of it is ticked."""
    menu = QMenu(screen)
    getattr(screen.work, fill)(menu)
    return {each.text().partition("\t")[0]: each.isChecked() for each in menu.actions()}


def choose(screen: InboxScreen, fill: str, text: str) -> None:
    menu = QMenu(screen)
    getattr(screen.work, fill)(menu)
    (found,) = [each for each in menu.actions() if each.text().partition("\t")[0] == text]
    found.trigger()


def test_the_open_conversation_is_taken_labelled_weighed_and_snoozed(
    play: Play, uow: fakes.FakeUow
) -> None:
    async def story(screen: InboxScreen) -> None:
        screen.open_conversation(FOUR)
        await settle()
        screen.commands.run("inbox.mine")
        choose(screen, "fill_importance", "Urgente")
        choose(screen, "fill_labels", "Convenio")
        choose(screen, "fill_snooze", "Mañana a las 9:00")
        choose(screen, "fill_snooze", "Hasta que responda")
        screen.commands.run("inbox.unread")
        await settle()
        nine = datetime(2026, 11, 19, 14, tzinfo=UTC)  # 9:00 in Bogotá
        assert [each.gesture for each in uow.work.asked] == [
            Gesture(WorkKind.ASSIGN, to="Laura Méndez"),
            Gesture(WorkKind.IMPORTANCE, level=4),
            Gesture(WorkKind.LABEL, label="convenio", note="Convenio"),
            Gesture(WorkKind.SNOOZE, until=nine),
            Gesture(WorkKind.SNOOZE),
            Gesture(WorkKind.UNREAD),
        ]
        assert {each.target for each in uow.work.asked} == {Chosen((FOUR,))}
        assert "no leída" in toast_of(screen)

    play(story)


def test_a_transfer_names_somebody_and_says_why(play: Play, uow: fakes.FakeUow) -> None:
    async def story(screen: InboxScreen) -> None:
        screen.open_conversation(FOUR)
        await settle()
        sheet = screen.work.transfer()
        assert sheet.to.currentText() == DIEGO
        sheet.note.setText("Pide hablar con supervisión")
        sheet.yes.click()
        await settle()
        (asked,) = uow.work.asked
        note = "Pide hablar con supervisión"
        assert asked.gesture == Gesture(WorkKind.ASSIGN, to=DIEGO, note=note)

    play(story)


def test_a_time_of_ones_own_is_on_the_desks_clock(play: Play, uow: fakes.FakeUow) -> None:
    async def story(screen: InboxScreen) -> None:
        screen.open_conversation(FOUR)
        await settle()
        sheet = screen.work.pick_time()
        sheet.hour.set_current("16:30")
        sheet.yes.click()
        await settle()
        until = datetime(2026, 11, 18, 21, 30, tzinfo=UTC)
        assert uow.work.asked[0].gesture == Gesture(WorkKind.SNOOZE, until=until)

    play(story)


def test_all_that_match_are_changed_after_the_number_is_confirmed(
    play: Play, uow: fakes.FakeUow
) -> None:
    async def story(screen: InboxScreen) -> None:
        screen.conversations.list.check_all()
        screen.conversations.list._check(
            screen.conversations.list.conversations.checked.toggled(FOUR)
        )
        assert screen.conversations.bulk.isVisible()
        screen.conversations.bulk.buttons["close"].click()
        await settle()
        assert uow.work.asked == []
        (sheet,) = screen.window().findChildren(ConfirmSheet)
        assert "340" in sheet.windowTitle()
        sheet.yes.click()
        await settle()
        (asked,) = uow.work.asked
        wish = InboxFilter(tab="mine", shelf=Shelf.WORK)
        assert asked.target == Matching(wish, (FOUR,), ZONE)
        assert not screen.conversations.bulk.isVisible()

    play(story)


def test_a_filter_an_order_and_a_view_are_kept(play: Play, uow: fakes.FakeUow) -> None:
    async def story(screen: InboxScreen) -> None:
        sheet = screen.work.choose_filter()
        sheet.flags["unread"].setChecked(True)
        sheet.numbers["dpd_from"].setValue(60)
        sheet.picks["creditor"].set_current("Financiera Horizonte")
        sheet.labels["convenio"].setChecked(True)
        sheet.name.setText("Mis urgentes")
        sheet._apply()
        await settle()
        wish = InboxFilter(
            tab="mine",
            unread=True,
            dpd_from=60,
            creditor="Financiera Horizonte",
            labels=("convenio",),
        )
        presenter = screen.presenter.conversations
        assert presenter.wish == wish
        assert screen.conversations.more.text() == "4"
        assert [(view.name, view.owner) for view in uow.views.rows] == [
            ("Mis urgentes", "Laura Méndez")
        ]
        choose(screen, "fill_sorts", "Mayor espera")
        await settle()
        assert screen.conversations.sort.text() == "Mayor espera"
        presenter.choose_filter(InboxFilter())
        await settle()
        choose(screen, "fill_sorts", "Mis urgentes")
        assert (presenter.wish, presenter.sort) == (wish, Sort.URGENCY)

    play(story)


def test_what_was_remembered_is_shown_again(qtbot: QtBot) -> None:
    kept: list[dict[str, object]] = []
    wish = InboxFilter(tab="everyone", labels=("convenio",))
    remembered = {"inbox.list": {"wish": wish.wishes(), "sort": "score", "folded": ["open"]}}
    screen = InboxScreen(
        fakes.context(fakes.desk()),
        lambda name, error: None,
        remembered=dict(remembered),
        remember=kept.append,
    )
    qtbot.addWidget(screen)
    assert screen.presenter.conversations.wish == wish
    assert screen.presenter.conversations.sort is Sort.SCORE
    assert screen.conversations.tabs.current_key() == "everyone"
    assert screen.conversations.list.conversations.folded == {InboxSection.OPEN}
    screen.conversations.list.conversations.fold(InboxSection.NEEDS_REPLY)
    screen.conversations.folded.emit()
    assert kept[-1]["inbox.list"]["folded"] == ["needs_reply", "open"]  # type: ignore[index]


def test_who_else_looks_and_types_is_seen(play: Play, uow: fakes.FakeUow) -> None:
    async def story(screen: InboxScreen) -> None:
        screen.open_conversation(FOUR)
        await settle()
        assert uow.presence.beats == [], "nobody else can be there"
        screen.work.show_viewers((Viewer(DIEGO, FOUR, typing=False),))
        assert screen.header.viewer.text() == "DR viendo"
        model = screen.conversations.list.conversations
        row = model.row_of(FOUR)
        assert row is not None
        assert model.shown(row).viewer == "DR"
        screen.work.show_viewers((Viewer(DIEGO, FOUR, typing=True),))
        assert screen.header.viewer.text() == "Diego Rivas está escribiendo…"
        assert "está escribiendo" in model.shown(row).preview
        screen.work.show_viewers(())
        assert not screen.header.viewer.isVisible()

    play(story)


# --- rows ----------------------------------------------------------------------------------


def test_a_row_says_its_work_state_and_speaks_it() -> None:
    plain = samples.rows()[2]
    row = replace(
        plain,
        unread=0,
        importance=4,
        marked_unread=True,
        labels=(LabelRow("convenio", "Convenio", "violet"),),
        assigned_to=DIEGO,
        snoozed=True,
        snoozed_until=NOW + timedelta(hours=20),
    )
    shown = show(row, WORDS, NOW, Viewer(DIEGO, row.conversation_id, typing=False))
    assert (shown.flag, shown.dots, shown.badge, shown.strong) == ("bad", ("bot",), "•", True)
    texts = [text for text, _, _ in shown.chips]
    assert {"mañana 9:28", "Convenio", DIEGO} <= set(texts)
    for said in ("urgente", "no leída", "pospuesta", "Convenio", "asignada a Diego"):
        assert said in shown.spoken


def test_a_list_of_thousands_reads_only_what_is_in_sight(qtbot: QtBot) -> None:
    model = ConversationModel(WORDS)
    ids = tuple(map(ConversationId, range(1, 10_001)))
    order = InboxOrder(((InboxSection.OPEN, ids),))
    rows = [samples.row(n, f"Persona {n}", InboxSection.OPEN) for n in range(1, 41)]
    model.show_order(order, rows, NOW)
    assert model.rowCount() == 10_001
    assert isinstance(model.entry(5), InboxRow)
    assert model.entry(5_000) is None
    assert model.missing(38, 44) == [41, 42, 43, 44]
    model.add_rows([samples.row(41, "Persona 41", InboxSection.OPEN)])
    assert model.missing(38, 44) == [42, 43, 44]
    assert model.id_at(5_000) == 5_000


def test_rows_are_asked_for_as_they_come_into_sight(play: Play, uow: fakes.FakeUow) -> None:
    uow.conversations.rows = tuple(
        samples.row(n, f"Persona {n}", InboxSection.OPEN) for n in range(1, 301)
    )

    async def story(screen: InboxScreen) -> None:
        model = screen.conversations.list.conversations
        assert model.entry(280) is None
        screen.conversations.list.verticalScrollBar().setValue(10**6)
        await settle()
        assert isinstance(model.entry(280), InboxRow)

    play(story)


def test_choosing_by_key_and_click(play: Play) -> None:
    async def story(screen: InboxScreen) -> None:
        table = screen.conversations.list
        model = table.conversations
        screen.open_conversation(FOUR)
        await settle()

        def click(name: int, modifier: Qt.KeyboardModifier) -> None:
            line = model.line_of(ConversationId(name))
            assert line is not None
            spot = table.visualRect(model.index(line)).center()
            QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, modifier, spot)

        first = model.line_of(FOUR)
        assert first is not None
        QTest.keyClick(table, Qt.Key.Key_X)
        assert model.checked == Checked(frozenset({FOUR}))
        below = [one for line in (first + 1, first + 2) if (one := model.id_at(line))]
        click(below[-1], Qt.KeyboardModifier.ShiftModifier)
        assert model.checked.ids == {FOUR, *below}
        click(FOUR, Qt.KeyboardModifier.ControlModifier)
        assert model.checked.ids == set(below)
        assert screen.presenter.conversation_id == FOUR, "choosing opens nothing"
        QTest.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        assert model.checked.is_all
        QTest.keyClick(table, Qt.Key.Key_Escape)
        assert not model.checked

    play(story)


def test_a_change_is_a_line_of_the_thread() -> None:
    item = replace(
        samples.item(1, ""),
        item=ItemKind.EVENT,
        kind_name="work.assign",
        text="sigue tú",
        content={"to": DIEGO, "undone": True},
    )
    assert line_of(item, WORDS) == "Asignada a Diego Rivas · sigue tú · deshecho"
    woken = replace(item, kind_name="work.wake", text="reply", content={})
    assert line_of(woken, WORDS) == "Despierta: respondió"
