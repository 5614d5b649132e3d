"""How quickly a list of 10,000 conversations is read, ordered anew, scrolled and changed.

Run: python tests/bench/bench_inbox_list.py [--rows N] [--rounds N]
Prints one JSON object. Reading and changing are measured on a real SQLite workspace; drawing
offscreen, beside a plain QListView (uniform rows, a model of strings, Qt's own delegate) that
does the same moves and scrolls in the same run.
"""

import argparse
import json
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QApplication, QListView, QWidget
from sqlalchemy import insert, select
from typing_extensions import override

from console.domain.ids import ConversationId
from console.store import workspace
from console.store.engine import writing
from console.store.instants import to_us
from console.store.records import conversations, debtors
from console.store.worker import Worker
from console.ui.inbox.conversations.list_view import ConversationList
from console.ui.inbox.words import Words
from console.usecases.inbox_filter import InboxFilter, Sort
from console.usecases.views import InboxRow, InboxSection
from console.usecases.work_ports import InboxOrder
from console.usecases.work_state import (
    ChangeWork,
    Gesture,
    Matching,
    UndoWork,
    WorkKind,
    change_work,
    undo_work,
)
from tests.store.placing import NOW, batch, record
from tests.ui.inbox import samples

Index = QModelIndex | QPersistentModelIndex
ZONE = "America/Mexico_City"
PLAIN = "plain QListView"
CHUNK = 2_000


class Names(QAbstractListModel):
    """Strings, as the plainest list has them."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self.names = list(names)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.names)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return self.names[index.row()] if role == Qt.ItemDataRole.DisplayRole else None

    def raise_row(self, line: int) -> None:
        self.beginMoveRows(QModelIndex(), line, line, QModelIndex(), 0)
        self.names.insert(0, self.names.pop(line))
        self.endMoveRows()


def timed(work: Callable[[], object]) -> float:
    """Milliseconds."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1_000


def median(work: Callable[[], object], times: int = 7) -> float:
    return statistics.median(timed(work) for _ in range(times))


def filled(folder: Path, count: int) -> Worker:
    """A workspace of `count` people with an account and a conversation each."""
    engine = workspace.create(folder)
    worker = Worker(engine)
    batch_id = worker.write_now(lambda uow: uow.imports.begin(batch()))
    place = (ZONE, "CMX")
    for start in range(0, count, CHUNK):
        some = [
            record(
                1,
                row=number + 5,
                debtor_key=f"RFC:P{number}",
                doc_number=f"P{number}",
                account_key=f"A{number}",
                account_no=f"A-{number}",
                full_name=f"Persona {number}",
                phones=(f"+5255{number:08d}",),
                dpd=number % 200,
            )
            for number in range(start, min(count, start + CHUNK))
        ]
        worker.write_now(
            lambda uow, some=some: uow.imports.stage(batch_id, some, [place] * len(some))  # type: ignore[misc]  # a default argument binds the loop's value
        )
    worker.write_now(lambda uow: uow.imports.load(batch_id, (), NOW))
    dice = random.Random(7)
    with writing(engine).begin() as connection:
        people = connection.scalars(select(debtors.c.id)).all()
        connection.execute(
            insert(conversations), [_talk(n, person, dice) for n, person in enumerate(people)]
        )
    return worker


def _talk(number: int, debtor_id: int, dice: random.Random) -> dict[str, Any]:
    at = to_us(NOW - timedelta(minutes=dice.randrange(20_000)))
    waits = dice.random() < 0.3
    return {
        "phone_number_id": "1",
        "identity": f"+5255{number:08d}",
        "phone": f"+5255{number:08d}",
        "debtor_id": debtor_id,
        "created_at_us": at,
        "last_at_us": at,
        "last_order": at,
        "preview": "¿Me pueden esperar al viernes?",
        "preview_kind": "text",
        "preview_outgoing": False,
        "unread": int(waits),
        "waiting_since_us": at if waits else None,
        "window_closes_at_us": at + 86_400_000_000,
        "resolved_at_us": at if dice.random() < 0.2 else None,
    }


def store_figures(count: int) -> list[dict[str, Any]]:
    """Reading and changing on a real workspace."""
    with tempfile.TemporaryDirectory() as folder:
        worker = filled(Path(folder), count)
        wish = InboxFilter()

        def order(wish: InboxFilter = wish, sort: Sort = Sort.URGENCY) -> InboxOrder:
            return worker.read_now(
                lambda uow: uow.inbox.order(wish, sort, by="ana", now=NOW, zone=ZONE)
            )

        ids = order().ids()[:100]
        narrow = InboxFilter(unread=True, dpd_from=31, dpd_to=60)
        bulk = ChangeWork("c", Matching(wish), Gesture(WorkKind.ASSIGN, to="luis"), "ana")
        found = [
            figure("order of all, by urgency", median(order)),
            figure("order of all, by score", median(lambda: order(sort=Sort.SCORE))),
            figure("order under a filter", median(lambda: order(narrow))),
            figure(
                "rows of a window (100)",
                median(lambda: worker.read_now(lambda uow: uow.inbox.rows(ids, NOW))),
            ),
            figure(
                "counts of the tabs",
                median(lambda: worker.read_now(lambda uow: uow.conversations.counts("a", NOW))),
            ),
            figure(
                "assign all",
                timed(lambda: worker.write_now(lambda uow: change_work(bulk, uow, now=NOW))),
            ),
            figure(
                "undo it",
                timed(
                    lambda: worker.write_now(
                        lambda uow: undo_work(UndoWork("c", "ana"), uow, now=NOW)
                    )
                ),
            ),
        ]
        worker.close()
        return found


def list_figures(count: int, rounds: int) -> list[dict[str, Any]]:
    """A row to the top, and frames of scrolling, of ours and of the plain list."""
    ours, plain, names = _shown(count)
    ids = [ConversationId(n + 1) for n in range(count)]
    mine, theirs = [], []
    for n in range(rounds // 5):
        place = 500 + 37 * n % (count - 500)
        ids = [ids[place], *ids[:place], *ids[place + 1 :]]
        mine.append(timed(lambda ids=ids: _reorder(ours, ids)))  # type: ignore[misc]  # a default argument binds the loop's value
        theirs.append(timed(lambda place=place: _raise(plain, names, place)))  # type: ignore[misc]  # as above
    return [
        figure(
            "row to the top", statistics.median(mine), 15, (PLAIN, statistics.median(theirs))
        ),
        figure("list frame, 99 %", _scroll(ours, rounds), 8, (PLAIN, _scroll(plain, rounds))),
    ]


def _shown(count: int) -> tuple[ConversationList, QListView, Names]:
    patterns = samples.rows()

    def read(ids: Sequence[ConversationId]) -> list[InboxRow]:
        return [replace(patterns[one % 9], conversation_id=one) for one in ids]

    ours = ConversationList(Words(zone_name=samples.ZONE))
    ours.rows_wanted.connect(lambda ids: ours.conversations.add_rows(read(ids)))
    plain, names = QListView(), Names([f"Persona {n}" for n in range(count)])
    plain.setUniformItemSizes(True)
    plain.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    plain.setModel(names)
    for view in (ours, plain):
        _show(view)
    _reorder(ours, [ConversationId(n + 1) for n in range(count)])
    return ours, plain, names


def _show(view: QWidget) -> None:
    view.resize(336, 700)
    view.show()
    QApplication.processEvents()


def _reorder(view: ConversationList, ids: Sequence[ConversationId]) -> None:
    """As a reading brings it: the order whole, the rows in sight."""
    patterns = samples.rows()
    rows = [replace(patterns[one % 9], conversation_id=one) for one in ids[:60]]
    order = InboxOrder(((InboxSection.OPEN, tuple(ids)),))
    view.show_order(order, rows, samples.NOW)
    view.viewport().repaint()


def _raise(view: QListView, names: Names, place: int) -> None:
    names.raise_row(place)
    view.viewport().repaint()


def _scroll(view: ConversationList | QListView, rounds: int) -> float:
    bar = view.verticalScrollBar()
    bar.setValue(0)

    def frame() -> None:
        bar.setValue(bar.value() + 35)
        view.viewport().repaint()

    frame()
    taken = sorted(timed(frame) for _ in range(rounds))
    return taken[min(len(taken) - 1, int(len(taken) * 0.99))]


def figure(
    name: str,
    value: float,
    goal_ms: float | None = None,
    reference: tuple[str, float] | None = None,
) -> dict[str, Any]:
    """One figure of the contract's JSON."""
    said: dict[str, Any] = {"name": name, "value": round(value, 2), "unit": "ms"}
    if goal_ms is not None:
        said |= {"goal": goal_ms, "met": value <= goal_ms}
    if reference is not None:
        other, taken = reference
        said |= {"reference": other, "reference_value": round(taken, 2)}
        said["ratio"] = round(taken / value, 2) if value else None
    return said


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=300)
    asked = parser.parse_args()
    app = QApplication([])
    figures = [*list_figures(asked.rows, asked.rounds), *store_figures(asked.rows)]
    print(json.dumps({"rows": asked.rows, "figures": figures}, ensure_ascii=False, indent=2))
    app.quit()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
