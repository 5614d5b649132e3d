"""Reads one portfolio in a process of its own: the checking of a file takes as much time as
keeping what it says, and has a processor to itself this way. Its memory is given back whole.

Standard input brings the job, then whose rows they are; when it ends, so does this process,
whatever it is doing. Standard output is frames: one letter, eight bytes of length, the body.
"""

import gc
import marshal
import os
import pickle
import struct
import sys
import threading
from pathlib import Path
from queue import SimpleQueue
from typing import IO, Any

HEADER = struct.Struct(">cQ")
ROWS, PROGRESS, REPORT, REFUSED = b"R", b"P", b"E", b"X"


def main() -> int:
    """Do the job that standard input brings."""
    answers: SimpleQueue[Any] = SimpleQueue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, answers), daemon=True).start()
    out = sys.stdout.buffer
    from console.runtime.errors import InputRefused  # noqa: PLC0415 - after the listener

    try:
        _read(answers, out)
    except InputRefused as refusal:
        send(out, REFUSED, pickle.dumps((refusal.code, refusal.fields)))
    out.flush()
    return 0


def send(out: IO[bytes], kind: bytes, body: bytes) -> None:
    """One frame."""
    out.write(HEADER.pack(kind, len(body)))
    out.write(body)
    out.flush()


def _listen(source: IO[bytes], answers: SimpleQueue[Any]) -> None:
    try:
        while True:
            answers.put(pickle.load(source))  # noqa: S301 - the parent's own words
    except (EOFError, OSError, pickle.UnpicklingError):
        os._exit(0)


def _read(answers: SimpleQueue[Any], out: IO[bytes]) -> None:
    from console.excel.reader import Book  # noqa: PLC0415 - heavy
    from console.excel.reading import StagedReading  # noqa: PLC0415 - heavy

    gc.disable()  # what is made here holds no cycles, and looking for them takes a fifth

    with Book(Path(answers.get())) as book:
        book.parse_only_sheet()  # while the console finds out what its columns are
        layout, stated, show_rows = answers.get()
        book.rows(layout.sheet)  # parsed while the console makes the batch
        owner = answers.get()
        chunks = StagedReading(
            book,
            layout,
            stated,
            owner=owner,
            show_rows=show_rows,
            on_progress=lambda done, total: send(out, PROGRESS, marshal.dumps((done, total))),
        )
        for chunk in chunks:
            send(out, ROWS, marshal.dumps((chunk.columns, chunk.rows, chunk.points)))
    send(out, REPORT, pickle.dumps(chunks.report))


if __name__ == "__main__":
    raise SystemExit(main())
