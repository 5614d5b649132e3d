"""Opens the workspace that a command or the window works in."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from console.runtime import paths, secrets
from console.store import workspace as stored
from console.store.worker import Worker
from console.usecases.ports import ChangeSet

if TYPE_CHECKING:
    from sqlalchemy import Engine

ID_FILE = "workspace.id"
MEDIA_FOLDER = "media"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a workspace is: a folder's path, or a server's URL."""

    text: str

    @property
    def is_shared(self) -> bool:
        """Whether a PostgreSQL server holds it."""
        return paths.is_shared(self.text)

    @property
    def folder(self) -> Path:
        """Where this machine keeps files of the workspace (media)."""
        if self.is_shared:
            return paths.cache_folder()
        return Path(self.text)

    @property
    def media(self) -> Path:
        """Where files of messages are kept."""
        return self.folder / MEDIA_FOLDER


def place_of(given: str | None, environ: Mapping[str, str]) -> Place:
    """The workspace that the command line, the environment or the platform names."""
    return Place(paths.workspace_place(environ, given or ""))


def open_worker(
    place: Place,
    environ: Mapping[str, str],
    *,
    create: bool,
    plain: bool = False,
    announce: Callable[[ChangeSet], None] = lambda _changes: None,
) -> Worker:
    """The workspace's worker; with `create`, a folder without a workspace gets a new one.

    Raises: InputRefused, Unavailable (no keyring, no database).
    """
    return Worker(open_engine(place, environ, create=create, plain=plain), announce)


def open_engine(
    place: Place, environ: Mapping[str, str], *, create: bool, plain: bool = False
) -> "Engine":
    """The workspace's database, current."""
    if place.is_shared:
        return stored.create(place.text) if create else stored.open_current(place.text)
    if stored.exists(place.text):
        return stored.open_current(place.text, existing_key(place, environ))
    if create:
        return stored.create(place.text, None if plain else _new_key(place, environ))
    return stored.open_current(place.text)  # refuses: there is none


@contextmanager
def opened_engine(place: Place, environ: Mapping[str, str]) -> Iterator["Engine"]:
    """The database of an existing workspace for one command."""
    engine = open_engine(place, environ, create=False)
    try:
        yield engine
    finally:
        engine.dispose()


@contextmanager
def opened(
    place: Place, environ: Mapping[str, str], *, create: bool = False, plain: bool = False
) -> Iterator[Worker]:
    """A worker for one command."""
    worker = open_worker(place, environ, create=create, plain=plain)
    try:
        yield worker
    finally:
        worker.close()


def existing_key(place: Place, environ: Mapping[str, str]) -> bytes | None:
    """The key of an existing workspace; None for a plain one."""
    from console.store.engine import file_of  # noqa: PLC0415 - a folder's affair only

    if not stored.is_encrypted(file_of(place.text)):
        return None
    return secrets.existing_workspace_key(secrets.open_key_store(environ), _id_of(place))


def _new_key(place: Place, environ: Mapping[str, str]) -> bytes:
    store = secrets.open_key_store(environ)
    return secrets.new_workspace_key(store, _id_of(place))


def _id_of(place: Place) -> str:
    """The workspace's own name for its key, so that a moved folder still opens."""
    file = Path(place.text) / ID_FILE
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(uuid4().hex + "\n", encoding="ascii")
    return file.read_text(encoding="ascii").strip()
