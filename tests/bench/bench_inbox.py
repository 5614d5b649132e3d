"""How quickly the inbox answers, beside a plain QListView with a delegate in the same run.

Run: python tests/bench/bench_inbox.py [--messages N] [--rows N] [--rounds N]
Prints one JSON object. Everything is painted offscreen. The reference lays out every message
and row, as QListView does; it keeps heights and text documents as a careful delegate would.
"""

import argparse
import asyncio
import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import qasync
from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter, QTextDocument
from PySide6.QtWidgets import (
    QApplication,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from console.domain.delivery import Delivery
from console.domain.ids import ConversationId
from console.ui.inbox.conversations.delegate import ConversationDelegate
from console.ui.inbox.conversations.list_view import ConversationList
from console.ui.inbox.conversations.model import ConversationModel
from console.ui.inbox.thread.view import ThreadView
from console.ui.inbox.widget import InboxScreen
from console.ui.inbox.words import Words
from console.ui.theme.theme import Theme
from console.usecases.views import InboxRow, InboxSection, ThreadItem
from tests.ui.inbox import fakes, samples

Index = QModelIndex | QPersistentModelIndex
WORDS = Words(zone_name=samples.ZONE)
LISTVIEW = "QListView with a delegate"


def messages(count: int, start: int = 0) -> list[ThreadItem]:
    """A long conversation with texts of very different lengths."""
    return [
        replace(
            samples.item(
                n,
                f"Mensaje {n}: *pago* de $ {n * 37:,} " + "con más detalle " * (n * 7 % 23),
                outgoing=n % 3 == 0,
                delivery=Delivery.READ if n % 3 == 0 else None,
            ),
            at=samples.NOW - timedelta(minutes=3 * (start + count - n)),
        )
        for n in range(start, start + count)
    ]


def rows(count: int) -> list[InboxRow]:
    """Conversations as full as the sample's."""
    patterns = samples.rows()
    return [
        replace(
            patterns[n % 9],
            conversation_id=ConversationId(n + 1),
            name=f"{patterns[n % 9].name} {n}",
            section=InboxSection.OPEN,
        )
        for n in range(count)
    ]


class Texts(QAbstractListModel):
    """Messages for the reference."""

    def __init__(self, items: Sequence[ThreadItem]) -> None:
        super().__init__()
        self.items = list(items)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.items)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return self.items[index.row()].text if role == Qt.ItemDataRole.DisplayRole else None

    def append(self, item: ThreadItem) -> None:
        self.beginInsertRows(QModelIndex(), len(self.items), len(self.items))
        self.items.append(item)
        self.endInsertRows()


class TextDelegate(QStyledItemDelegate):
    """Bubbles from cached text documents and heights."""

    def __init__(self) -> None:
        super().__init__()
        self._heights: dict[int, int] = {}
        self._documents: dict[int, QTextDocument] = {}

    def _document(self, index: Index) -> QTextDocument:
        known = self._documents.get(index.row())
        if known is None:
            known = QTextDocument(str(index.data()))
            known.setTextWidth(410)
            if len(self._documents) > 256:
                self._documents.pop(next(iter(self._documents)))
            self._documents[index.row()] = known
        return known

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        height = self._heights.get(index.row())
        if height is None:
            height = self._heights[index.row()] = (
                int(self._document(index).size().height()) + 30
            )
        return QSize(600, height)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        painter.save()
        painter.translate(rect.topLeft())
        painter.setBrush(Theme.current().color("out"))
        painter.drawRoundedRect(QRect(10, 2, 430, rect.height() - 6), 10, 10)
        painter.translate(20, 8)
        self._document(index).drawContents(painter)
        painter.restore()


def timed(work: Callable[[], object]) -> float:
    """Milliseconds."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1_000


def percentile(values: Sequence[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def shown(view: QWidget) -> QWidget:
    view.resize(690, 640)
    view.show()
    QApplication.processEvents()
    return view


def thread_figures(count: int, rounds: int) -> dict[str, tuple[float, float]]:
    """Ours and the reference's: append, and frames of smooth scrolling."""
    items = messages(count)
    ours = ThreadView(WORDS)
    shown(ours)
    ours.show_items(items, has_older=False, today=samples.TODAY)
    theirs = QListView()
    theirs.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    model, delegate = Texts(items), TextDelegate()
    theirs.setItemDelegate(delegate)
    theirs.setModel(model)
    shown(theirs)
    found = {"scroll frame, 99 %": (_scroll(ours, rounds), _scroll(theirs, rounds))}
    ours.scroll_to_end()
    mine, listed = [], []
    for n in range(rounds // 10):
        one = messages(1, count + n)[0]
        items = [*items, one]
        mine.append(timed(lambda items=items: _show(ours, items)))  # type: ignore[misc]  # a default argument binds the loop's value
        listed.append(timed(lambda one=one: _append(theirs, model, one)))  # type: ignore[misc]  # as above
    found["append a message"] = (statistics.median(mine), statistics.median(listed))
    return found


def _show(view: ThreadView, items: Sequence[ThreadItem]) -> None:
    view.show_items(items, has_older=False, today=samples.TODAY)
    view.viewport().repaint()


def _append(view: QListView, model: Texts, item: ThreadItem) -> None:
    model.append(item)
    view.scrollToBottom()
    view.viewport().repaint()


def _scroll(view: ThreadView | QListView, rounds: int) -> float:
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum())

    def frame() -> None:
        bar.setValue(bar.value() - 36)
        view.viewport().repaint()

    frame()
    return percentile([timed(frame) for _ in range(rounds)], 0.99)


def list_figures(count: int, rounds: int) -> dict[str, tuple[float, float]]:
    """A row to the top, and frames, of our list and of a QListView with our own delegate."""
    listed = rows(count)
    ours = ConversationList(WORDS)
    shown(ours)
    ours.show_rows(listed, samples.NOW)
    model = ConversationModel(WORDS)
    model.replace(listed, samples.NOW)
    theirs = QListView()
    theirs.setUniformItemSizes(True)
    theirs.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    theirs.setItemDelegate(ConversationDelegate(theirs))
    theirs.setModel(model)
    shown(theirs)
    mine, reference = [], []
    for n in range(rounds // 10):
        place = 37 + n % 50
        moved = [replace(listed[place], unread=n + 1), *listed[:place], *listed[place + 1 :]]
        listed = moved
        mine.append(timed(lambda moved=moved: _move(ours, moved)))  # type: ignore[misc]  # a default argument binds the loop's value
        reference.append(timed(lambda moved=moved: _move_listed(theirs, model, moved)))  # type: ignore[misc]  # as above
    return {
        "row to the top": (statistics.median(mine), statistics.median(reference)),
        "list frame, 99 %": (_list_scroll(ours, rounds), _list_scroll(theirs, rounds)),
    }


def _move(view: ConversationList, listed: Sequence[InboxRow]) -> None:
    view.show_rows(listed, samples.NOW)
    view.viewport().repaint()


def _move_listed(view: QListView, model: ConversationModel, listed: Sequence[InboxRow]) -> None:
    model.replace(listed, samples.NOW)
    view.viewport().repaint()


def _list_scroll(view: ConversationList | QListView, rounds: int) -> float:
    bar = view.verticalScrollBar()
    bar.setValue(0)

    def frame() -> None:
        bar.setValue(bar.value() + 35)
        view.viewport().repaint()

    frame()
    return percentile([timed(frame) for _ in range(rounds)], 0.99)


async def switch_figures(count: int, listed: int, rounds: int) -> tuple[float, float]:
    """From the click to the painted conversation, on the whole screen; the reference shows
    the same messages in a new QListView.
    """
    uow = fakes.desk()
    uow.conversations.rows = tuple(rows(listed))
    people = {3: messages(count), 4: messages(count)}
    uow.conversations.threads.update(people)
    screen = InboxScreen(fakes.context(uow), _fail)
    screen.resize(1_376, 832)
    screen.show()
    await asyncio.sleep(0.3)
    taken = []
    for n in range(max(4, rounds // 25)):
        wanted = ConversationId(3 + n % 2)
        began = time.perf_counter()
        screen.open_conversation(wanted)
        for _ in range(1_000):
            if len(screen.messages.stack.lines) > 1 and screen.presenter.person:
                break
            await asyncio.sleep(0)
        await asyncio.sleep(0)
        screen.messages.viewport().repaint()
        taken.append((time.perf_counter() - began) * 1_000)
        await asyncio.sleep(0.05)
    await screen.aclose()
    screen.close()
    return statistics.median(taken), timed(lambda: _open_listed(people[3]))


def _open_listed(items: Sequence[ThreadItem]) -> None:
    view, model, delegate = QListView(), Texts(items), TextDelegate()
    view.setItemDelegate(delegate)
    view.setModel(model)
    shown(view)
    view.scrollToBottom()
    view.viewport().repaint()


def _fail(name: str, error: BaseException) -> None:
    raise RuntimeError(name) from error


def figure(name: str, pair: tuple[float, float], goal_ms: float) -> dict[str, Any]:
    """One figure of the contract's JSON."""
    value, reference = pair
    return {
        "name": name,
        "value": round(value, 2),
        "unit": "ms",
        "goal": goal_ms,
        "met": value <= goal_ms,
        "reference": LISTVIEW,
        "reference_value": round(reference, 2),
        "ratio": round(reference / value, 2) if value else None,
    }


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=10_000)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=200)
    asked = parser.parse_args()
    app = QApplication([])
    app.setQuitOnLastWindowClosed(False)
    Theme.current().apply(app, "light")
    found = thread_figures(asked.messages, asked.rounds)
    found |= list_figures(asked.rows, asked.rounds)
    with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(app)) as runner:
        work = switch_figures(asked.messages, min(asked.rows, 2_000), asked.rounds)
        found["switch conversation"] = runner.run(work)
    goals = {
        "switch conversation": 100.0,
        "append a message": 10.0,
        "scroll frame, 99 %": 8.0,
        "row to the top": 15.0,
        "list frame, 99 %": 8.0,
    }
    figures = [figure(name, found[name], goal) for name, goal in goals.items()]
    sizes = {"messages": asked.messages, "rows": asked.rows, "rounds": asked.rounds}
    print(json.dumps({"bench": "inbox", "sizes": sizes, "figures": figures}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
