"""Opens the desktop as `acuerdo` does and says when its first rows were painted.

Run: python -m tests.bench.startup_child BEGAN_NS WORKSPACE OPERATOR SETTLE_S
The relay is one that is away, so that the services run too. Printed: milliseconds since
BEGAN_NS and resident memory.
"""

import asyncio
import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from typing_extensions import override

from tests.bench.measuring import resident_mb, since_ms

if TYPE_CHECKING:
    from console.app.desktop import Desktop, Plan


def main(began_ns: str, workspace: str, operator: str, settle_s: str) -> int:
    """Open, measure, close."""
    from console.app import cli, desktop  # noqa: PLC0415 - counted as the program's own imports

    found: dict[str, Any] = {"imported_ms": since_ms(began_ns)}
    run = desktop.run

    def measured(plan: "Plan") -> list[BaseException]:
        from tests.bench.desk import clock  # noqa: PLC0415 - needs what is imported by now

        watch = Watch(began_ns, float(settle_s), found)
        return run(replace(plan, clock=clock()), watch.ready)

    desktop.run = measured  # type: ignore[assignment]  # the same, watched
    status = cli.main(["--workspace", workspace, "desktop", "--operator", operator])
    found["modules"] = sorted(HEAVY & set(sys.modules))
    print(json.dumps(found))
    return status


HEAVY = {
    "alembic",
    "babel",
    "calamine",
    "python_calamine",
    "httpx",
    "holidays",
    "keyring",
    "openpyxl",
    "phonenumbers",
    "psycopg",
    "pydantic",
    "rapidfuzz",
    "xlsxwriter",
}


class Watch:
    """Sees the window come up."""

    def __init__(self, began_ns: str, settle_s: float, found: dict[str, Any]) -> None:
        self._began_ns, self._settle_s, self._found = began_ns, settle_s, found

    async def ready(self, desktop: "Desktop") -> None:
        """The window is shown; wait for its rows, type, and go."""
        found = self._found
        found["shown_ms"] = since_ms(self._began_ns)
        await self._painted(desktop)
        found["painted_ms"] = since_ms(self._began_ns)
        found["before"] = sorted(HEAVY & set(sys.modules))
        self._type(desktop)
        found["usable_ms"] = since_ms(self._began_ns)
        found["resident_mb"] = resident_mb()
        await asyncio.sleep(self._settle_s)
        found["settled_mb"] = resident_mb()
        desktop.closed.set()

    async def _painted(self, desktop: "Desktop") -> None:
        from PySide6.QtCore import QEvent, QObject  # noqa: PLC0415 - as above

        view = desktop.inbox.conversations.list
        painted = asyncio.Event()

        class Painted(QObject):
            @override
            def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
                rows = view.model().rowCount()
                if event.type() == QEvent.Type.Paint and rows:
                    asyncio.get_running_loop().call_soon(painted.set)
                return False

        watcher = Painted()
        view.viewport().installEventFilter(watcher)
        view.viewport().update()
        await painted.wait()
        view.viewport().removeEventFilter(watcher)
        self._found["rows"] = view.model().rowCount()

    def _type(self, desktop: "Desktop") -> None:
        from PySide6.QtTest import QTest  # noqa: PLC0415 - as above

        box = desktop.window.palette_card
        desktop.window.palette_wanted.emit("")
        QTest.keyClicks(box.field, "a")
        if box.field.text() != "a":
            raise RuntimeError("the window takes no keys")
        box.dismiss()


def run(arguments: Sequence[str]) -> int:
    """With the words of the command line."""
    return main(*arguments)


if __name__ == "__main__":
    raise SystemExit(run(sys.argv[1:]))
