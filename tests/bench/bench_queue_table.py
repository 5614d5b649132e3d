"""The worklist with many rows: how soon it shows, and what a frame of scrolling costs.

Prints one JSON object. The reference is the same rows in a stock QTableView over a model that
answers Qt's roles one by one, with the stock delegate: text only, without chips, bars and
icons. Both in turns in the same run, in milliseconds of this process's processor time, so that
a busy machine does not count.
"""

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt  # noqa: E402 - after the platform is chosen
from PySide6.QtGui import QPixmap  # noqa: E402 - as above
from PySide6.QtWidgets import QApplication, QTableView, QWidget  # noqa: E402 - as above
from typing_extensions import override  # noqa: E402 - as above

from console.ui.queue.columns import QueueColumns  # noqa: E402 - as above
from console.ui.queue.lines import QueueLine  # noqa: E402 - as above
from console.ui.theme.theme import Theme  # noqa: E402 - as above
from console.ui.widgets.columns import Column  # noqa: E402 - as above
from console.ui.widgets.table import TableView  # noqa: E402 - as above
from tests.bench.measuring import figure, tell  # noqa: E402 - as above
from tests.ui.queue import rows  # noqa: E402 - as above

Index = QModelIndex | QPersistentModelIndex
FIRST_SHOW_GOAL_MS, FRAME_GOAL_MS = 100.0, 16.7
SIZE = (1_376, 832)
BESIDE = "QTableView over a model that answers role by role, text only"


class NaiveModel(QAbstractTableModel):
    """As textbooks write it: every role of every cell is a question to Python."""

    def __init__(self, lines: tuple[QueueLine, ...], columns: tuple[Column[Any], ...]) -> None:
        super().__init__()
        self._lines, self._columns = lines, columns

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._lines)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._columns)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        column, line = self._columns[index.column()], self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(line)
        if role == Qt.ItemDataRole.TextAlignmentRole and column.align == "right":
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.FontRole:
            return Theme.current().font("base", column.weight, tabular=True)
        if role == Qt.ItemDataRole.ForegroundRole:
            return Theme.current().color("text")
        return None


def ours(lines: tuple[QueueLine, ...], columns: QueueColumns) -> QTableView:
    """The table of the worklist, with its check boxes, chips and bars."""
    table: TableView[QueueLine] = TableView(
        columns.all(), lambda line: line.row.account_id, "Cola", has_checks=True
    )
    table.show_rows(lines)
    return table


def naive(lines: tuple[QueueLine, ...], columns: QueueColumns) -> QTableView:
    """A stock view over the naive model, with the same widths and heights."""
    table = QTableView()
    model = NaiveModel(lines, columns.all())
    model.setParent(table)
    table.setModel(model)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(Theme.current().px(36))
    for place, column in enumerate(columns.all()):
        table.setColumnWidth(place, Theme.current().px(column.width))
    return table


def painted(app: QApplication, view: QWidget, image: QPixmap) -> None:
    app.processEvents()
    view.render(image)


def measured(
    app: QApplication, build: Callable[[], QTableView], frames: int
) -> tuple[float, float]:
    """Milliseconds until the first picture, and the median of a frame while scrolling."""
    image = QPixmap(*SIZE)
    started = time.process_time()
    view = build()
    view.resize(*SIZE)
    view.show()
    painted(app, view, image)
    first_ms = (time.process_time() - started) * 1_000
    bar, spent = view.verticalScrollBar(), []
    step = max(1, bar.maximum() // (frames + 1))
    for frame in range(frames):
        started = time.process_time()
        bar.setValue(frame * step)
        view.viewport().render(image)
        spent.append((time.process_time() - started) * 1_000)
    view.close()
    view.deleteLater()
    return first_ms, statistics.median(spent)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=200_000)
    parser.add_argument("--frames", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=3)
    wanted = parser.parse_args()
    app = QApplication.instance() or QApplication([])
    if not isinstance(app, QApplication):
        raise SystemExit("a Qt application without widgets is running")
    Theme.current().apply(app, "light", 1.0)
    columns = QueueColumns(lambda: rows.NOW, "es", rows.MEXICO)
    lines = rows.lines(wanted.rows)
    for build in (ours, naive):  # fonts and icons are drawn for the first time here
        measured(app, lambda build=build: build(lines[:500], columns), 5)  # type: ignore[misc] # bound at once
    found: dict[str, list[tuple[float, float]]] = {"ours": [], "naive": []}
    for _ in range(wanted.rounds):
        for name, build in (("ours", ours), ("naive", naive)):
            made = measured(app, lambda build=build: build(lines, columns), wanted.frames)  # type: ignore[misc] # bound at once
            found[name].append(made)
    show, frame = (
        {name: statistics.median(one[place] for one in made) for name, made in found.items()}
        for place in (0, 1)
    )
    figures = [
        figure("first show", show["ours"], "ms", FIRST_SHOW_GOAL_MS, BESIDE, show["naive"]),
        figure(
            "frame of scrolling", frame["ours"], "ms", FRAME_GOAL_MS, BESIDE, frame["naive"]
        ),
    ]
    tell("queue_table", {"rows": wanted.rows}, figures)


if __name__ == "__main__":
    main()
