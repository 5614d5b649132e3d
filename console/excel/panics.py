"""The native parser's last words: it prints them where people read our one sentence."""

import os
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager

STANDARD_ERROR = 2
_one_at_a_time = threading.Lock()


@contextmanager
def panics_unsaid() -> Iterator[None]:
    """Whatever is written to standard error meanwhile is said afterwards, unless a panic of
    the native library ended it: that is our refusal, and said as such.
    """
    saved = _saved()
    if saved is None:
        yield
        return
    with tempfile.TemporaryFile() as held:
        os.dup2(held.fileno(), STANDARD_ERROR)
        panicked = False
        try:
            yield
        except BaseException as error:
            panicked = is_panic(error)
            raise
        finally:
            os.dup2(saved, STANDARD_ERROR)
            os.close(saved)
            _one_at_a_time.release()
            held.seek(0)
            words = held.read()
            if words and not panicked:
                os.write(STANDARD_ERROR, words)


def _saved() -> int | None:
    """Standard error, put aside; None where there is none (a window program), or another
    thread holds it already.
    """
    if not _one_at_a_time.acquire(blocking=False):
        return None
    try:
        return os.dup(STANDARD_ERROR)
    except OSError:
        _one_at_a_time.release()
        return None


def is_panic(error: BaseException) -> bool:
    """Whether this is the native library's failed assertion."""
    return type(error).__name__ == "PanicException"
