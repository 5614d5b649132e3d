"""The SQLite file under a running relay: it is there, it is the same, it is ours alone."""

import os
import sys
from pathlib import Path
from typing import IO


class DatabaseInUse(RuntimeError):  # noqa: N818 - named for what happened, like the project's Unavailable
    """Another relay serves this file; one SQLite file has one relay."""


class DatabaseFile:
    """Holds the file for one relay, and notices when it was moved, deleted or replaced.

    The hold ends with the process, however it ends.
    """

    def __init__(self, path: Path) -> None:
        """Raises: DatabaseInUse."""
        self._path = path
        self._inode = 0
        path.parent.mkdir(parents=True, exist_ok=True)
        self._hold: IO[bytes] = Path(f"{path}.lock").open("ab")  # noqa: SIM115 - held as long as the relay
        try:
            _lock(self._hold)
        except OSError as error:
            self._hold.close()
            msg = (
                f"The database {path} is served by another relay; stop that one, or use"
                " PostgreSQL for several."
            )
            raise DatabaseInUse(msg) from error

    def release(self) -> None:
        """Let another relay have the file."""
        self._hold.close()

    def found_another(self) -> bool:
        """Look which file is there, before connecting to it. Whether it is a new one.

        Raises: FileNotFoundError. An empty one must never be made in its place.
        """
        before, self._inode = self._inode, self._path.stat().st_ino
        return before not in (0, self._inode)

    def refuse_lost(self) -> None:
        """SQLite would go on writing into a file that was moved away or deleted.

        Raises: FileNotFoundError.
        """
        if os.stat(self._path).st_ino != self._inode:  # noqa: PTH116 - on the path of every commit
            msg = "the database file was replaced"
            raise FileNotFoundError(msg)


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
