"""A throwaway PostgreSQL for the tests: one cluster per test process, one database per test.

Load it once, in `tests/conftest.py`, with `pytest_plugins = ["tests.postgres"]`. A test, or a
fixture that is parametrised over `DATABASES`, asks for `postgres_url` or for
`postgres_database`. A cluster starts when it is first asked for, as an unprivileged user where
the tests run as root, listens on loopback alone, and is stopped and removed at the end. It
trusts every connection and keeps nothing safe from a power cut.
"""

import atexit
import os
import platform
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import psycopg
import pytest

PROGRAMS = ("initdb", "pg_ctl", "postgres")
PLACES = {
    "Linux": ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin"),
    "Darwin": (
        "/opt/homebrew/opt/postgresql*/bin",
        "/usr/local/opt/postgresql*/bin",
        "/Applications/Postgres.app/Contents/Versions/*/bin",
        "/Library/PostgreSQL/*/bin",
    ),
    "Windows": ("C:/Program Files/PostgreSQL/*/bin",),
}
MISSING = "PostgreSQL's server programs were not found: this run covers SQLite only"
START_ATTEMPTS = 5
SETTINGS = """
listen_addresses = '127.0.0.1'
port = {port}
unix_socket_directories = '{sockets}'
fsync = off
synchronous_commit = off
full_page_writes = off
max_connections = 60
shared_buffers = 32MB
timezone = 'UTC'
"""


def server_programs() -> Path | None:
    """The folder that holds initdb, pg_ctl and postgres; the newest release, None if none."""
    found = shutil.which("initdb")
    places = [Path(found).resolve().parent] if found else []
    for pattern in PLACES.get(platform.system(), ()):
        anchor = Path(pattern).anchor
        matches = Path(anchor).glob(str(Path(pattern).relative_to(anchor)))
        places += sorted(matches, key=_release, reverse=True)
    for place in places:
        if all(shutil.which(program, path=str(place)) for program in PROGRAMS):
            return place
    return None


def _release(place: Path) -> int:
    digits = "".join(filter(str.isdigit, place.parent.name))
    return int(digits or 0)


SERVER_PROGRAMS = server_programs()
DATABASES = ("sqlite", "postgresql") if SERVER_PROGRAMS else ("sqlite",)


def pytest_configure(config: pytest.Config) -> None:
    """On CI both databases are the promise, so missing programs are an error there."""
    del config
    if SERVER_PROGRAMS is None and os.environ.get("CI") == "true" and sys.platform == "linux":
        raise pytest.UsageError(
            MISSING + "; on CI that is an error (apt-get install postgresql)"
        )


def pytest_report_header() -> str:
    """Say once what the run covers."""
    return f"databases: SQLite, PostgreSQL ({SERVER_PROGRAMS})" if SERVER_PROGRAMS else MISSING


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say it again where the result is read."""
    if SERVER_PROGRAMS is None:
        terminalreporter.write_line(MISSING)


@dataclass
class Cluster:
    """A running server; `url` and `new_database` are what tests need of it."""

    programs: Path
    folder: Path
    user: str | None
    port: int = 0
    templates: set[str] = field(default_factory=set)
    numbers: Iterator[int] = field(default_factory=count)

    def url(self, database: str) -> str:
        """SQLAlchemy's address of a database, over loopback."""
        return f"postgresql+psycopg://postgres@127.0.0.1:{self.port}/{database}"

    def new_database(self, template: str = "template1") -> str:
        """Make an empty database, or a copy of `template`; its name comes back."""
        name = f"test_{next(self.numbers)}"
        self.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return name

    def template(self, name: str, fill: Callable[[str], None]) -> str:
        """The database `name`, made and filled by `fill(url)` the first time it is wanted.

        `fill` closes every connection it opened: a database in use cannot be copied.
        """
        if name not in self.templates:
            self.execute(f'CREATE DATABASE "{name}"')
            fill(self.url(name))
            self.templates.add(name)
        return name

    def drop_database(self, name: str) -> None:
        """Remove a database, whoever is still connected to it."""
        self.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def execute(self, statement: str) -> None:
        """Run one statement outside any transaction, as the superuser."""
        address = f"host=127.0.0.1 port={self.port} user=postgres dbname=postgres"
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(statement.encode())

    def start(self) -> None:
        """Make the data folder and start the server on a free port."""
        self.run(
            "initdb",
            "-D",
            "data",
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C",
            "--no-sync",
            "--no-instructions",
        )  # fmt: skip - options and their values side by side
        settings = self.folder / "data" / "postgresql.conf"
        initial = settings.read_text(encoding="utf-8")
        for attempt in range(START_ATTEMPTS):
            self.port = free_port()
            mine = SETTINGS.format(port=self.port, sockets=self._socket_folder())
            settings.write_text(initial + mine, encoding="utf-8")
            try:
                self.run("pg_ctl", "-D", "data", "-w", "-t", "60", "-l", "log", "start")
            except subprocess.CalledProcessError:
                if attempt == START_ATTEMPTS - 1:  # else someone took the port meanwhile
                    raise
            else:
                return

    def stop(self) -> None:
        """Stop the server and remove everything. May be called again."""
        if (self.folder / "data" / "postmaster.pid").exists():
            with suppress(subprocess.CalledProcessError):
                self.run("pg_ctl", "-D", "data", "-m", "immediate", "-w", "-t", "30", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)

    def run(self, program: str, *arguments: str) -> None:
        """Run one of the server's programs in the cluster's folder, as its user."""
        found = shutil.which(program, path=str(self.programs))
        environ = {**os.environ, "LC_ALL": "C", "PGTZ": "UTC"}
        subprocess.run(
            [str(found), *arguments],
            cwd=self.folder,
            env={
                name: value
                for name, value in environ.items()
                if name not in {"PGPORT", "PGHOST"}
            },
            user=self.user,
            group=_group_of(self.user),
            extra_groups=[] if self.user else None,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,  # a pipe would be held open by the server
            stderr=None,
            check=True,
            timeout=180,
        )

    def _socket_folder(self) -> str:
        return self.folder.as_posix() if os.name == "posix" else ""


def unprivileged_user() -> str | None:
    """Whom the server runs as: nobody else's business unless we are root, which it refuses."""
    if os.name != "posix" or os.geteuid() != 0:
        return None
    import pwd  # noqa: PLC0415 - not there on Windows

    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def _group_of(user: str | None) -> int | None:
    if user is None:
        return None
    import pwd  # noqa: PLC0415 - not there on Windows

    return pwd.getpwnam(user).pw_gid


def free_port() -> int:
    """A TCP port of loopback that nobody listens on at this moment."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
    return port


@contextmanager
def running_cluster(programs: Path) -> Iterator[Cluster]:
    """A cluster that is gone afterwards, also when the process is told to end.

    The folder's path is short: a Unix socket's may not exceed about a hundred bytes.
    """
    folder = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp" if os.name == "posix" else None))
    user = unprivileged_user()
    if user:
        shutil.chown(folder, user)
    cluster = Cluster(programs, folder, user)
    atexit.register(cluster.stop)
    with _leaving_on_terminate():
        try:
            cluster.start()
            yield cluster
        finally:
            cluster.stop()
            atexit.unregister(cluster.stop)


@contextmanager
def _leaving_on_terminate() -> Iterator[None]:
    """SIGTERM ends Python without `finally` or atexit; make it an ordinary exit meanwhile."""
    if signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL:
        yield
        return
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


@pytest.fixture(scope="session")
def postgres_cluster() -> Iterator[Cluster]:
    """The cluster of this test process."""
    if SERVER_PROGRAMS is None:
        pytest.skip(MISSING)
    with running_cluster(SERVER_PROGRAMS) as cluster:
        yield cluster


@pytest.fixture
def postgres_database(postgres_cluster: Cluster) -> Iterator[Callable[[str], str]]:
    """Makes databases that are dropped after the test: takes a template, gives the URL."""
    made: list[str] = []

    def new(template: str = "template1") -> str:
        made.append(postgres_cluster.new_database(template))
        return postgres_cluster.url(made[-1])

    yield new
    for name in made:
        postgres_cluster.drop_database(name)


@pytest.fixture
def postgres_url(postgres_database: Callable[..., str]) -> str:
    """The address of a fresh, empty database."""
    return postgres_database()
