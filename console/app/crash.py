"""Mistakes of the program: written down and shown, without losing what waits in the outbox."""

import asyncio
import sys
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any

Shown = Callable[[str], None]
KEPT = 20


class CrashReports:
    """Writes a report per mistake and tells the window, once per kind of mistake.

    Reports hold program text only: no message, name or number is ever part of a traceback's
    source lines, and values are left out.
    """

    def __init__(self, folder: Path, now: Callable[[], datetime]) -> None:
        self._folder = folder
        self._now = now
        self._seen: set[str] = set()
        self.shown: Shown = lambda _text: None
        self.errors: list[BaseException] = []

    def install(self, loop: asyncio.AbstractEventLoop) -> None:
        """Catch what nobody catches: in slots, in callbacks, in tasks."""
        sys.excepthook = self._from_python
        loop.set_exception_handler(self._from_loop)

    def note(self, name: str, error: BaseException) -> None:
        """A task failed. Implements runtime.tasks.OnFailure."""
        self.errors.append(error)
        text = "".join(traceback.format_exception(error))
        where = traceback.extract_tb(error.__traceback__)
        key = (
            f"{type(error).__name__} {where[-1].filename}:{where[-1].lineno}" if where else name
        )
        path = self._write(name, text)
        if key not in self._seen:
            self._seen.add(key)
            self.shown(str(path))

    def _from_python(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.note("slot", error)

    def _from_loop(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception") or RuntimeError(str(context.get("message")))
        self.note("loop", error)

    def _write(self, name: str, text: str) -> Path:
        self._folder.mkdir(parents=True, exist_ok=True)
        stamp = self._now().strftime("%Y%m%dT%H%M%S%f")
        path = self._folder / f"crash-{stamp}.txt"
        path.write_text(f"{name}\n{text}", encoding="utf-8")
        for old in sorted(self._folder.glob("crash-*.txt"))[:-KEPT]:
            old.unlink(missing_ok=True)
        return path
