"""The list: sections, keys and clicks; nothing jumps when rows change."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from console.domain.ids import ConversationId
from console.ui.inbox.conversations.model import ConversationModel, Heading
from console.ui.inbox.conversations.shown import show
from console.ui.inbox.conversations.widget import ConversationsPane
from console.ui.inbox.words import Words
from console.usecases.views import InboxCounts, InboxRow, InboxSection
from tests.ui.inbox.samples import NOW, ZONE, row, rows

WORDS = Words(zone_name=ZONE)


@pytest.fixture
def pane(qtbot: QtBot) -> ConversationsPane:
    pane = ConversationsPane(WORDS)
    qtbot.addWidget(pane)
    pane.resize(336, 700)
    pane.show()
    pane.show_rows(rows(), NOW)
    return pane


def many(count: int) -> list[InboxRow]:
    return [row(n, f"Persona {n}", InboxSection.OPEN, preview="hola") for n in range(1, count)]


def ids_of(model: ConversationModel) -> list[object]:
    found: list[object] = []
    for line in range(model.rowCount()):
        entry = model.entry(line)
        found.append(entry.section if isinstance(entry, Heading) else model.id_at(line))
    return found


def test_the_model_keeps_qts_contract_through_every_change(qtbot: QtBot) -> None:
    model = ConversationModel(WORDS)
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    QAbstractItemModelTester(model, mode, model)
    listed = rows()
    model.replace(listed, NOW)
    moved = replace(listed[8], section=InboxSection.NEEDS_REPLY, unread=1)
    for changed in (
        (*listed[:2], moved, *listed[2:8], *listed[9:]),
        listed[1:],
        listed[:3],
        (),
        tuple(reversed(many(60))),
        tuple(many(70)),
        listed,
    ):
        model.replace(changed, NOW)
    model.fold(InboxSection.NEEDS_REPLY)
    model.fold(InboxSection.NEEDS_REPLY)


def test_any_new_order_ends_as_it_was_given(qtbot: QtBot) -> None:
    model = ConversationModel(WORDS)
    start = many(40)
    model.replace(start, NOW)
    for order in (
        [*start[20:], *start[:20]],
        [start[-1], *start[:-1]],
        start[::-1],
        start[::2],
    ):
        model.replace(order, NOW)
        assert ids_of(model)[1:] == [each.conversation_id for each in order]


@pytest.mark.parametrize(("origin", "target"), [(30, 0), (0, 30), (38, 12), (3, 4), (7, 7)])
def test_one_row_that_moves_is_told_as_one_move(qtbot: QtBot, origin: int, target: int) -> None:
    model = ConversationModel(WORDS)
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    QAbstractItemModelTester(model, mode, model)
    start = many(40)
    model.replace(start, NOW)
    moves: list[object] = []
    resets: list[object] = []
    model.rowsMoved.connect(lambda *_: moves.append(1))
    model.modelReset.connect(lambda: resets.append(1))
    order = list(start)
    order.insert(target, order.pop(origin))
    model.replace(order, NOW)
    assert ids_of(model)[1:] == [each.conversation_id for each in order]
    assert (len(moves), resets) == (int(origin != target), [])


def test_the_same_rows_again_only_repaint_the_ones_that_differ(qtbot: QtBot) -> None:
    model = ConversationModel(WORDS)
    model.replace(rows(), NOW)
    changed: list[int] = []
    resets: list[int] = []
    model.dataChanged.connect(lambda first, _last: changed.append(first.row()))
    model.modelReset.connect(lambda: resets.append(1))
    other = [
        replace(each, preview="nuevo") if each.conversation_id == 2 else each for each in rows()
    ]
    model.replace(other, NOW)
    assert (changed, resets) == ([2], [])


def test_sections_carry_their_counts(pane: ConversationsPane) -> None:
    model = pane.list.conversations
    headings = [model.entry(line) for line in model.heading_lines()]
    counts = [entry.count for entry in headings if isinstance(entry, Heading)]
    assert counts == [2, 5, 1, 4]


def test_a_click_on_a_row_opens_it(qtbot: QtBot, pane: ConversationsPane) -> None:
    spot = pane.list.visualRect(pane.list.conversations.index(2)).center()
    with qtbot.waitSignal(pane.conversation_opened) as opened:
        qtbot.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert opened.args == [2]


def test_a_click_on_a_caption_folds_its_section(qtbot: QtBot, pane: ConversationsPane) -> None:
    model = pane.list.conversations
    before = model.rowCount()
    spot = pane.list.visualRect(model.index(0)).center()
    qtbot.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert model.rowCount() == before - 2
    qtbot.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert model.rowCount() == before


def test_captions_are_low_and_rows_are_high_wherever_they_move(pane: ConversationsPane) -> None:
    def sizes() -> list[int]:
        model = pane.list.conversations
        return [
            pane.list.rowHeight(line)
            for line in range(model.rowCount())
            if isinstance(model.entry(line), Heading) != (pane.list.rowHeight(line) == 26)
        ]

    assert sizes() == []
    listed = rows()
    moved = replace(listed[-1], section=InboxSection.WINDOW_EXPIRING)
    pane.show_rows((moved, *listed[:-1]), NOW)
    assert sizes() == []
    pane.show_rows(listed[4:], NOW)
    assert sizes() == []


@pytest.mark.parametrize(
    "keys", [(Qt.Key.Key_J, Qt.Key.Key_K), (Qt.Key.Key_Down, Qt.Key.Key_Up)]
)
def test_keys_go_from_conversation_to_conversation_over_captions(
    qtbot: QtBot, pane: ConversationsPane, keys: tuple[Qt.Key, Qt.Key]
) -> None:
    opened: list[int] = []
    pane.conversation_opened.connect(opened.append)
    for key in (keys[0],) * 3 + (keys[1],):
        qtbot.keyClick(pane.list, key)
    assert opened == [1, 2, 3, 2]


def test_enter_goes_on_to_the_composer(qtbot: QtBot, pane: ConversationsPane) -> None:
    with qtbot.waitSignal(pane.entered):
        qtbot.keyClick(pane.list, Qt.Key.Key_Return)


def test_a_message_moves_its_row_and_the_open_one_stays_selected(
    pane: ConversationsPane,
) -> None:
    pane.show_open(ConversationId(3))
    listed = rows()
    newest = replace(listed[9], section=InboxSection.WINDOW_EXPIRING)
    pane.show_rows((newest, *listed[:9], *listed[10:]), NOW)
    line = pane.list.conversations.line_of(ConversationId(3))
    chosen = [index.row() for index in pane.list.selectionModel().selectedRows()]
    assert chosen == [line]
    assert pane.list.currentIndex().row() == line


def test_the_list_stays_where_it_was_scrolled_to(pane: ConversationsPane) -> None:
    start = many(200)
    pane.show_rows(start, NOW)
    pane.show_open(ConversationId(60))
    bar = pane.list.verticalScrollBar()
    bar.setValue(4_000)
    line = pane.list.rowAt(0)
    held = pane.list.conversations.entry(line)
    assert isinstance(held, InboxRow)
    before = pane.list.rowViewportPosition(line)
    pane.show_rows([start[-1], *start[:-1]], NOW)
    after = pane.list.conversations.line_of(held.conversation_id)
    assert after is not None
    assert pane.list.rowViewportPosition(after) == before


def test_a_filter_is_chosen_and_taken_away(qtbot: QtBot, pane: ConversationsPane) -> None:
    chosen: list[str] = []
    pane.chip_chosen.connect(chosen.append)
    for chip in ("unread", "expiring", "expiring"):
        qtbot.mouseClick(pane.chips[chip], Qt.MouseButton.LeftButton)
    assert chosen == ["unread", "expiring", ""]
    assert not pane.chips["unread"].isChecked()


def test_an_empty_list_says_why(qtbot: QtBot, pane: ConversationsPane) -> None:
    pane.show_rows((), NOW)
    assert pane.empty.isVisible()
    with qtbot.waitSignal(pane.queue_wanted):
        qtbot.mouseClick(pane.empty.button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(pane.chips["unread"], Qt.MouseButton.LeftButton)
    pane.show_rows((), NOW)
    assert not pane.empty.button.isVisible()


def test_counts_stand_beside_tabs_and_filter(pane: ConversationsPane) -> None:
    pane.show_counts(InboxCounts(28, 9, 214, 3, 8, 2))
    assert pane.chips["unread"].text() == "No leídos 3"
    assert pane.tabs.accessibleTabName(0) == "Míos 28"


def test_a_row_is_read_out_in_full(pane: ConversationsPane) -> None:
    model = pane.list.conversations
    line = model.line_of(ConversationId(4))
    assert line is not None
    said = model.data(model.index(line), Qt.ItemDataRole.AccessibleTextRole)
    assert said == (
        "María Fernanda Ochoa Ríos, 45 días de atraso, vencido $ 486.200, Nota de voz, "
        "espera respuesta hace 16 min, 23 h 44 min"
    )
    assert model.data(QModelIndex()) is None


def test_what_decides_stands_on_the_row(pane: ConversationsPane) -> None:
    model = pane.list.conversations

    def chips(number: int) -> list[str]:
        listed = next(each for each in rows() if each.conversation_id == number)
        return [text for text, _, _ in model.shown(listed).chips]

    assert chips(1) == ["58 d", "$18,240.50", "18 min"]
    assert chips(5) == ["8 d", "$ 129.900", "Hoy $ 60.000"]
    assert chips(7)[-1] == "Disputa · en pausa"
    assert chips(9)[-1] == "Solo plantilla"
    assert chips(10)[-1] == "No entregado"
    assert chips(11)[-1] == "Baja"


def test_names_in_capitals_are_written_as_names(pane: ConversationsPane) -> None:
    loud = replace(rows()[0], name="JORGE DE LA CRUZ")
    assert show(loud, WORDS, NOW).name == "Jorge de la Cruz"


def test_somebody_elses_claim_shows_and_ones_own_does_not() -> None:
    held = rows()[5]
    assert show(held, WORDS, NOW).preview == "Diego está respondiendo…"
    assert show(held, replace(WORDS, by="Diego"), NOW).preview == "Sí, dígame"


def test_time_passing_changes_waiting_times_without_new_rows(pane: ConversationsPane) -> None:
    model = pane.list.conversations
    waiting = rows()[2]
    assert model.shown(waiting).right == "23 min"
    pane.tick(NOW + timedelta(minutes=5))
    assert model.shown(waiting).right == "28 min"


def test_hard_rows_are_painted(qtbot: QtBot, pane: ConversationsPane) -> None:
    pane.list.scrollToBottom()
    assert not pane.grab().isNull()
    line = pane.list.conversations.line_of(ConversationId(10))
    assert line is not None
    listed = pane.list.conversations.entry(line)
    assert isinstance(listed, InboxRow)
    assert pane.list.conversations.shown(listed).badge == "99+"
