"""The reading of a large portfolio, seen from the console: staged rows, then the report."""

import marshal
import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from queue import Empty, Full, Queue
from typing import IO, Any, Self

from console.app.reading_child import HEADER, PROGRESS, REFUSED, REPORT, ROWS
from console.excel.layout import ImportSettings, Layout
from console.excel.refused import FileRefused, ReadingCancelled, RefusalCode
from console.runtime.errors import InputRefused
from console.usecases.staged import Owner, StagedRows

MODULE = "console.app.reading_child"
FRAMES_AHEAD = 6
LOOK_AROUND_S = 0.1
_ENDED = b""


class ReadingProcess:
    """One reading in a process of its own. It ends with `close`, and with this process.

    Raises: InputRefused as the reading does, ReadingCancelled.
    Thread: one at a time.
    """

    def __init__(
        self,
        path: Path,
        *,
        on_progress: Callable[[int, int | None], None],
        cancelled: Callable[[], bool],
    ) -> None:
        """The process starts, and parses ahead what it will need whatever is decided."""
        self.layout: Any = None
        self._path = path
        self._on_progress = on_progress
        self._cancelled = cancelled
        self.report: Any = None
        self._process = subprocess.Popen(  # noqa: S603 - this very program
            _command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            env=_environ(),
        )
        self._frames: Queue[tuple[bytes, bytes]] = Queue(FRAMES_AHEAD)
        self._closed = threading.Event()
        self._pump = threading.Thread(target=self._take_frames, daemon=True)
        self._pump.start()
        self._say(str(path))

    def begin(self, layout: Layout, stated: ImportSettings, show_rows: frozenset[int]) -> None:
        """Say what the file's columns are."""
        self.layout = layout
        self._say((layout, stated, show_rows))

    def rows(self, owner: Owner) -> Iterator[StagedRows]:
        """The accepted rows; afterwards `report` is whole."""
        self._say(owner)
        while True:
            kind, body = self._frame()
            if kind == ROWS:
                yield StagedRows(*marshal.loads(body))  # noqa: S302 - our own child
            elif kind == REPORT:
                self.report = pickle.loads(body)  # noqa: S301 - our own child
                return

    def close(self) -> None:
        """End the process, whatever it is doing."""
        self._closed.set()
        with suppress(OSError):
            self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(OSError):
                    if stream is self._process.stdout:
                        self._pump.join()
                    stream.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_reason: object) -> None:
        self.close()

    def _say(self, what: object) -> None:
        stdin = self._process.stdin
        with suppress(OSError):  # it has ended: the next frame says why
            if stdin is not None:
                stdin.write(pickle.dumps(what))
                stdin.flush()

    def _frame(self) -> tuple[bytes, bytes]:
        """The next frame; progress is told on the way, a refusal raised."""
        while True:
            if self._cancelled():
                raise ReadingCancelled
            with suppress(Empty):
                kind, body = self._frames.get(timeout=LOOK_AROUND_S)
                if kind == _ENDED:
                    raise FileRefused(RefusalCode.DAMAGED, self._path.name)
                if kind == REFUSED:
                    code, fields = pickle.loads(body)  # noqa: S301 - our own child
                    raise InputRefused(code, **fields)
                if kind != PROGRESS:
                    return kind, body
                self._on_progress(*marshal.loads(body))  # noqa: S302 - our own child

    def _take_frames(self) -> None:
        stdout = self._process.stdout
        kind = b"?"
        while kind != _ENDED and stdout is not None:
            kind, body = _read_frame(stdout)
            while not self._closed.is_set():
                with suppress(Full):
                    self._frames.put((kind, body), timeout=LOOK_AROUND_S)
                    break


def _read_frame(stream: IO[bytes]) -> tuple[bytes, bytes]:
    try:
        head = stream.read(HEADER.size)
        if len(head) < HEADER.size:
            return _ENDED, b""
        kind, length = HEADER.unpack(head)
        return kind, stream.read(length)
    except (OSError, ValueError):
        return _ENDED, b""


def _command() -> list[str]:
    """The packaged program is no Python interpreter, and is told which module to be."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--module", MODULE]
    return [sys.executable, "-m", MODULE]


def _environ() -> dict[str, str]:
    """The child's modules are this process's own, wherever it was started."""
    root = str(Path(__file__).resolve().parents[2])
    paths = [root, *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
