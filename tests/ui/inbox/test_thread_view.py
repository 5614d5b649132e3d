"""The painted thread: anchoring, paging, selecting, reading aloud."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.domain.delivery import Delivery
from console.runtime import reasons
from console.ui.inbox.thread.bubble import Bubble
from console.ui.inbox.thread.events import sentence_of
from console.ui.inbox.thread.lines import LineKind
from console.ui.inbox.thread.marks import failure_of
from console.ui.inbox.thread.view import ThreadView
from console.ui.inbox.words import Words
from console.usecases.views import ItemKind, MediaRow, ThreadItem
from tests.ui.inbox.samples import TODAY, ZONE, every_kind, item, talk

PICTURE = str(Path(__file__).with_name("receipt.png"))
WORDS = Words(zone_name=ZONE)


@pytest.fixture
def view(qtbot: QtBot) -> ThreadView:
    view = ThreadView(WORDS)
    qtbot.addWidget(view)
    view.resize(680, 560)
    view.show()
    return view


def show(view: ThreadView, items: Sequence[ThreadItem], *, older: bool = False) -> None:
    view.show_items(items, has_older=older, today=TODAY)
    QApplication.processEvents()


def chat(first: int, last: int) -> list[ThreadItem]:
    """Messages of very different heights."""
    return [
        item(n, f"Mensaje {n} " + "con más palabras " * (n * 7 % 40), outgoing=n % 3 == 0)
        for n in range(first, last)
    ]


def line_of(view: ThreadView, item_id: str) -> int:
    return next(
        n
        for n, line in enumerate(view.stack.lines)
        if line.kind is LineKind.ITEM and line.item and line.item.id == item_id
    )


def spot_of(view: ThreadView, item_id: str) -> QPoint:
    """A point inside the text of a message."""
    line = line_of(view, item_id)
    drawn = view.stack.drawn(line)
    box = drawn.box(view.viewport().width()).toRect()
    return view.line_rect(line).topLeft() + box.topLeft() + QPoint(20, 16)


def test_a_conversation_opens_at_its_newest_message(view: ThreadView) -> None:
    show(view, chat(0, 400))
    bar = view.verticalScrollBar()
    assert bar.value() == bar.maximum()
    last = view.line_rect(len(view.stack.lines) - 1)
    assert 0 < last.top() < last.bottom() <= view.viewport().height()


def test_few_messages_stand_at_the_bottom(view: ThreadView) -> None:
    show(view, [item(1, "hola")])
    assert view.line_rect(1).top() > view.viewport().height() - 90
    assert view.verticalScrollBar().maximum() == 0


def test_at_the_end_what_arrives_is_followed(view: ThreadView) -> None:
    items = chat(0, 100)
    show(view, items)
    show(view, [*items, item(100, "recién")])
    assert view.is_at_end
    assert not view.newer.isVisible()
    assert view.line_rect(line_of(view, "m100")).bottom() <= view.viewport().height()


def test_scrolled_up_nothing_moves_and_the_button_counts(
    qtbot: QtBot, view: ThreadView
) -> None:
    items = chat(0, 300)
    show(view, items)
    view.verticalScrollBar().setValue(4_000)
    held = view.line_at(100)
    assert held is not None
    key, top = view.stack.lines[held[0]].key, held[1]
    items = [*items, item(300, "uno"), item(301, "dos")]
    show(view, items)
    after = view.line_at(100)
    assert after is not None
    assert (view.stack.lines[after[0]].key, after[1]) == (key, top)
    assert view.newer.text() == "2 mensajes nuevos"
    with qtbot.waitSignal(view.end_reached):
        qtbot.mouseClick(view.newer, Qt.MouseButton.LeftButton)
    assert view.is_at_end
    assert not view.newer.isVisible()


def test_our_own_message_is_not_counted_as_new(view: ThreadView) -> None:
    items = chat(0, 200)
    show(view, items)
    view.verticalScrollBar().setValue(2_000)
    show(view, [*items, item(200, "mía", outgoing=True)])
    assert not view.newer.isVisible()


def test_older_messages_are_asked_for_once_and_arrive_without_a_jump(
    qtbot: QtBot, view: ThreadView
) -> None:
    asked: list[int] = []
    view.older_wanted.connect(lambda: asked.append(1))
    newer = chat(500, 580)
    show(view, newer, older=True)
    view.verticalScrollBar().setValue(700)
    view.verticalScrollBar().setValue(600)
    assert asked == [1]
    held = view.line_at(50)
    assert held is not None
    key, top = view.stack.lines[held[0]].key, held[1]
    show(view, [*chat(420, 500), *newer], older=True)
    after = view.line_at(50)
    assert after is not None
    assert (view.stack.lines[after[0]].key, after[1]) == (key, top)
    assert not view.newer.isVisible()
    view.verticalScrollBar().setValue(0)
    assert asked == [1, 1]


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.integers(-3_000, 3_000), min_size=1, max_size=12), st.integers(400, 900))
def test_measuring_on_the_way_never_moves_what_is_in_sight(
    view: ThreadView, jumps: list[int], width: int
) -> None:
    view.resize(width, 500)
    show(view, chat(0, 250))
    bar = view.verticalScrollBar()
    for jump in jumps:
        bar.setValue(bar.value() + jump)
        before = view.line_at(250)
        view.viewport().repaint()
        after = view.line_at(250)
        assert before == after
        tops = [view.line_rect(n).top() for n in range(len(view.stack.lines))]
        heights = [view.line_rect(n).height() for n in range(len(view.stack.lines))]
        assert all(a + h == b for a, h, b in zip(tops, heights, tops[1:], strict=False))


def test_a_status_changes_its_bubble_and_nothing_else(view: ThreadView) -> None:
    items = chat(0, 60)
    show(view, items)
    bottom = view.line_rect(len(view.stack.lines) - 1)
    changed = [
        replace(each, delivery=Delivery.READ) if each.id == "m57" else each for each in items
    ]
    show(view, changed)
    drawn = view.stack.drawn(line_of(view, "m57"))
    assert isinstance(drawn, Bubble)
    assert drawn.item.delivery is Delivery.READ
    assert view.line_rect(len(view.stack.lines) - 1) == bottom


def test_every_kind_and_state_is_painted(qtbot: QtBot, view: ThreadView) -> None:
    view.resize(680, 6_000)
    show(view, every_kind(PICTURE))
    qtbot.waitUntil(lambda: view.thumbnails.get(PICTURE, view.size()) is not None)
    assert not view.grab().isNull()
    narrow = ThreadView(WORDS)
    qtbot.addWidget(narrow)
    narrow.resize(260, 3_000)
    show(narrow, every_kind(PICTURE))
    assert not narrow.grab().isNull()


def test_an_unknown_kind_keeps_its_raw_name(view: ThreadView) -> None:
    show(view, [item(1, None, kind_name="unsupported", content={"type": "poll"})])
    drawn = view.stack.drawn(1)
    assert isinstance(drawn, Bubble)
    assert "poll" in str(getattr(drawn.parts[0], "text", ""))


def test_a_long_text_is_folded_until_it_is_wanted(qtbot: QtBot, view: ThreadView) -> None:
    show(view, [item(1, "palabra " * 2_000)])
    folded = view.stack.measure(1)
    view.select_step(-1)
    view.open_selected()
    assert view.stack.measure(1) > folded * 3


def test_dragging_selects_and_copies_a_stretch(qtbot: QtBot, view: ThreadView) -> None:
    show(view, [item(1, "Pago el viernes sin falta")])
    start = spot_of(view, "m1")
    port = view.viewport()
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=start - QPoint(8, 0))
    qtbot.mouseMove(port, start + QPoint(60, 0))
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=start + QPoint(60, 0))
    view.copy()
    copied = QGuiApplication.clipboard().text()
    assert copied
    assert "Pago el viernes sin falta".startswith(copied)
    assert copied != "Pago el viernes sin falta"


def test_a_double_click_selects_a_word(qtbot: QtBot, view: ThreadView) -> None:
    show(view, [item(1, "Viernes")])
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot_of(view, "m1"))
    view.copy()
    assert QGuiApplication.clipboard().text() == "Viernes"


def test_keys_select_copy_and_quote(qtbot: QtBot, view: ThreadView) -> None:
    show(view, [item(1, "uno"), item(2, "dos"), item(3, "tres")])
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(view, Qt.Key.Key_Up, control)
    qtbot.keyClick(view, Qt.Key.Key_Up, control)
    qtbot.keyClick(view, Qt.Key.Key_C, control)
    assert QGuiApplication.clipboard().text() == "dos"
    with qtbot.waitSignal(view.quote_asked) as quoted:
        qtbot.keyClick(view, Qt.Key.Key_R)
    assert quoted.args == ["m2"]
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.selected_item() is None


def test_a_letter_goes_to_the_composer(qtbot: QtBot, view: ThreadView) -> None:
    show(view, [item(1, "uno")])
    with qtbot.waitSignal(view.typed) as typed:
        qtbot.keyClick(view, Qt.Key.Key_H)
    assert typed.args == ["h"]


def test_a_quote_jumps_to_what_it_quotes(qtbot: QtBot, view: ThreadView) -> None:
    answer = item(200, "sí", quoted_text="Mensaje 5", quoted_id="m5", quoted_outgoing=True)
    show(view, [*chat(0, 200), answer])
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot_of(view, "m200"))
    chosen = view.selected_item()
    assert chosen is not None
    assert chosen.id == "m5"
    place = view.line_rect(line_of(view, "m5"))
    assert place.intersects(view.viewport().rect())


def test_a_quote_of_something_not_loaded_is_looked_for(qtbot: QtBot, view: ThreadView) -> None:
    show(view, [item(9, "sí", quoted_text="antes", quoted_id="m1")])
    with qtbot.waitSignal(view.act_asked) as asked:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot_of(view, "m9"))
    assert asked.args == ["find", "m1"]


def test_links_and_files_open_by_click_and_by_key(qtbot: QtBot, view: ThreadView) -> None:
    show(view, talk())
    asked: list[tuple[str, str]] = []
    view.act_asked.connect(lambda name, about: asked.append((name, about)))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot_of(view, "m282"))
    qtbot.keyClick(view, Qt.Key.Key_End)
    view.jump_to("m293")
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert asked == [("open_file", "m282"), ("open_link", "https://horizonte.example/pagos")]


def test_a_failed_message_offers_its_text_back(qtbot: QtBot, view: ThreadView) -> None:
    show(view, [item(1, "hola", outgoing=True, delivery=Delivery.FAILED, error_code="131026")])
    view.jump_to("m1")
    with qtbot.waitSignal(view.act_asked) as asked:
        view.open_selected()
    assert asked.args == ["rewrite", "m1"]


def test_the_tip_tells_when_it_was_delivered_and_read(view: ThreadView) -> None:
    sent = item(1, "hola", outgoing=True, delivery=Delivery.READ)
    show(view, [replace(sent, sent_at=sent.at, read_at=sent.at)])
    tip = view.tip_at(view.line_rect(1).center())
    assert tip.splitlines() == [
        "18 nov 2026, 8:29",
        "Enviado 18 nov, 8:29",
        "Leído 18 nov, 8:29",
    ]


def test_only_the_debtors_messages_can_be_quoted(qtbot: QtBot, view: ThreadView) -> None:
    show(view, [item(1, "uno"), item(2, "dos", outgoing=True), item(3, "tres", revoked=True)])
    quoted: list[str] = []
    view.quote_asked.connect(quoted.append)
    for number in (1, 2, 3):
        view.jump_to(f"m{number}")
        qtbot.keyClick(view, Qt.Key.Key_R)
    assert quoted == ["m1"]


def test_events_tell_their_figures(view: ThreadView) -> None:
    content: dict[str, object] = {
        "amount_minor": 48_620_000, "currency": "COP", "due_on": date(2026, 11, 30),
    }  # fmt: skip
    promised = item(
        1, None, item=ItemKind.EVENT, kind_name="PTP", author="Laura", content=content
    )
    left = item(2, "BAJA", item=ItemKind.EVENT, kind_name="OPTOUT", author="debtor")
    other = item(3, None, item=ItemKind.EVENT, kind_name="OLD_CODE")
    assert [sentence_of(each, WORDS) for each in (promised, left, other)] == [
        "Promesa de pago · $ 486.200 · 30 nov · Laura · 8:29",
        "Pidió no recibir mensajes · BAJA · La persona · 8:30",
        "OLD_CODE · 8:31",
    ]


def test_the_menu_of_a_message_says_what_one_can_do(qtbot: QtBot, view: ThreadView) -> None:
    show(view, talk())
    menu = view.menu_of(talk()[4])
    words = [action.text() for action in menu.actions() if action.text()]
    assert words[:3] == ["Copiar texto", "Responder citando", "Abrir"]
    menu.deleteLater()


def test_lines_are_children_for_screen_readers(view: ThreadView) -> None:
    show(view, talk())
    access = QAccessible.queryAccessibleInterface(view)
    assert access is not None
    assert access.role() == QAccessible.Role.List
    assert access.childCount() == len(view.stack.lines)
    names = [access.child(n).text(QAccessible.Text.Name) for n in range(access.childCount())]
    assert names[0] == "Hoy, miércoles 18 de noviembre"
    assert names[-1].startswith("La persona, Perfecto")
    assert "Laura Méndez, Hola, María Fernanda. Soy Laura" in names[4]
    assert names[4].endswith("13:03, Leído")
    child = access.child(access.childCount() - 1)
    assert child.role() == QAccessible.Role.ListItem
    assert not child.state().offscreen
    assert child.rect().isValid()


def test_a_failed_send_is_read_with_its_cause(view: ThreadView) -> None:
    failed = item(1, "hola", outgoing=True, delivery=Delivery.FAILED, error_code="131047")
    show(view, [failed])
    said = view.spoken_line(view.stack.lines[1])
    assert said.endswith("La ventana de 24 horas ya estaba cerrada")


def test_what_was_called_back_says_so_and_why(view: ThreadView) -> None:
    recalled = item(
        1,
        "hola",
        outgoing=True,
        delivery=Delivery.FAILED,
        error_code="cancelled",
        error="contact_point_invalid",
    )
    assert failure_of(recalled, "en").remedy == reasons.title("contact_point_invalid", "en")
    by_hand = replace(recalled, error="ana")
    assert failure_of(by_hand).remedy == "Alguien del equipo lo retiró."
    show(view, [recalled])
    assert view.spoken_line(view.stack.lines[1]).endswith("Se retiró antes de salir: no llegó")


def test_a_damaged_picture_keeps_its_still_block(
    qtbot: QtBot, view: ThreadView, tmp_path: Path
) -> None:
    broken = tmp_path / "roto.jpg"
    broken.write_bytes(b"not a picture")
    media = MediaRow("i", "image/jpeg", None, path=str(broken))
    show(view, [item(1, None, kind_name="image", media=media)])
    qtbot.wait(30)
    drawn = view.stack.drawn(1)
    assert isinstance(drawn, Bubble)
    part = drawn.picture()
    assert part is not None
    assert part.pixmap is None


def test_clearing_leaves_an_empty_thread(view: ThreadView) -> None:
    show(view, chat(0, 50))
    view.clear()
    assert view.stack.lines == []
    assert view.verticalScrollBar().maximum() == 0
    assert not view.grab().isNull()
