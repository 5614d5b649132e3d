"""A bare PySide6 and qasync window with a table of 500 rows: the reference of the benchmarks.

Run: python -m tests.bench.skeleton_child BEGAN_NS
"""

import asyncio
import json
import sys

import qasync
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView
from typing_extensions import override

from tests.bench.measuring import resident_mb, since_ms

Index = QModelIndex | QPersistentModelIndex


class Rows(QAbstractTableModel):
    """500 people."""

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else 500

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else 6

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return f"Persona {index.row()} · {index.column()}"
        return None


async def show(began_ns: str) -> None:
    """Show the window, let it paint, and say how long that took."""
    window = QMainWindow()
    table = QTableView(window)
    table.setModel(Rows(table))
    window.setCentralWidget(table)
    window.resize(1440, 900)
    window.show()
    await asyncio.sleep(0)
    table.viewport().repaint()
    usable_ms = since_ms(began_ns)
    print(json.dumps({"usable_ms": usable_ms, "resident_mb": resident_mb()}))
    window.close()


def main() -> None:
    """Once."""
    app = QApplication([])
    app.setQuitOnLastWindowClosed(False)
    with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(app)) as runner:
        runner.run(show(sys.argv[1]))


if __name__ == "__main__":
    main()
