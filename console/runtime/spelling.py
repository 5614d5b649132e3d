"""Words checked with Hunspell, where its library is there: es, pt and en."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from threading import Lock

DICTIONARIES = {"es": "es_MX", "pt": "pt_BR", "en": "en_US"}
"""Which dictionary serves a language; en_US comes with the library."""
MODULE = "console.runtime.spelling_child"


def is_available() -> bool:
    """Whether spelling can be checked on this machine (there is no library for Intel Macs)."""
    return find_spec("hunspell") is not None


def language_of(code: str) -> str:
    """es, pt or en for a person's language, es where it is none of them."""
    lang = code.partition("_")[0].partition("-")[0].lower()
    return lang if lang in DICTIONARIES else "es"


class Speller:
    """Asks a process beside this one, which starts with the first question.

    Thread: any but Qt's; it blocks, for seconds when a dictionary is opened. Where the process
    cannot answer, nothing is wrong: spelling is never worth an error.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._is_closed = False

    def wrong(self, lang: str, words: Iterable[str]) -> frozenset[str]:
        """Those that the dictionary of es, pt or en does not have."""
        return frozenset(self._ask({"lang": lang, "words": sorted(words)}))

    def suggest(self, lang: str, word: str) -> tuple[str, ...]:
        """What may be meant, likeliest first."""
        return tuple(self._ask({"lang": lang, "suggest": word}))

    def close(self) -> None:
        """End the process, whatever it is doing; nothing is asked any more."""
        self._is_closed = True
        process = self._process
        if process is None:
            return
        process.kill()
        process.wait()
        with self._lock:
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    with suppress(OSError):
                        stream.close()

    def _ask(self, question: dict[str, object]) -> list[str]:
        with self._lock:
            if self._is_closed or not is_available():
                return []
            process = self._process = self._process or _start()
            if process.stdin is None or process.stdout is None:
                return []
            try:
                process.stdin.write(json.dumps(question).encode() + b"\n")
                process.stdin.flush()
                return list(json.loads(process.stdout.readline() or b"[]"))
            except (OSError, ValueError):
                return []


def _start() -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - this very program
        _command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        env=_environ(),
    )


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
