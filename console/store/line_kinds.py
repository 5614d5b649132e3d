"""The kinds of files whose lines are staged as they are: who reads and stores each."""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from typing import Any, Protocol

from sqlalchemy import Connection

from console.domain.placement import FileKind
from console.store.contact_files import ContactFile
from console.store.exclusions import Exclusions
from console.store.lines import lines_of
from console.store.payments import PaymentsFile
from console.store.recalls import Recalls
from console.store.rows import Stored
from console.store.touched import Touched
from console.usecases.views import Effect, Operation


class LineFile(Protocol):
    """A staged file, compared with what is known. First `read`, then the rest."""

    def read(self) -> None:
        """Match every line."""
        ...

    def effect(self) -> Effect:
        """What storing it changes."""
        ...

    def operation(self) -> Operation:
        """What is under way with those whom it concerns."""
        ...

    def report(self) -> dict[str, Any]:
        """The figures and lists of the contract's import JSON."""
        ...

    def store(self, touched: Touched, now: datetime) -> None:
        """Apply it."""
        ...


Lines = Callable[[], Iterator[Any]]
_KINDS: dict[str, Callable[[Connection, Stored, Lines], LineFile]] = {
    FileKind.PAYMENTS: PaymentsFile,
    FileKind.RECALL: Recalls,
    FileKind.CONTACTS: ContactFile,
    FileKind.EXCLUSIONS: Exclusions,
}


def line_file(connection: Connection, batch: Stored) -> LineFile:
    """The staged file of a batch, read and matched."""
    lines = partial(lines_of, connection, batch.id, batch.kind)
    found = _KINDS[batch.kind](connection, batch, lines)
    found.read()
    return found
