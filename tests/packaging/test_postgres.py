"""The throwaway PostgreSQL behaves: apart for each test, quick to copy, gone afterwards."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from tests import postgres
from tests.postgres import (  # noqa: F401 - fixtures, wherever this file is run from
    Cluster,
    postgres_cluster,
    postgres_database,
    postgres_url,
)

needs_the_server = pytest.mark.skipif(
    postgres.SERVER_PROGRAMS is None, reason="PostgreSQL's server programs are not installed"
)


def connected(url: str) -> "psycopg.Connection[tuple[object, ...]]":
    return psycopg.connect(url.replace("postgresql+psycopg", "postgresql"), autocommit=True)


def test_a_fresh_database_is_empty_and_speaks_utf8(postgres_url: str) -> None:  # noqa: F811 - the fixture
    with connected(postgres_url) as connection:
        tables = connection.execute("select count(*) from pg_tables where schemaname='public'")
        assert tables.fetchone() == (0,)
        assert connection.execute("select 'Núñez 🙂'").fetchone() == ("Núñez 🙂",)
        assert connection.info.parameter_status("server_encoding") == "UTF8"


def test_copies_of_a_template_share_its_content_and_nothing_else(
    postgres_cluster: Cluster,  # noqa: F811 - the fixture
    postgres_database: Callable[..., str],  # noqa: F811 - the fixture
) -> None:
    filled: list[str] = []

    def fill(url: str) -> None:
        filled.append(url)
        with connected(url) as connection:
            connection.execute("create table t (n int)")
            connection.execute("insert into t values (1)")

    template = postgres_cluster.template("template_of_this_test", fill)
    assert postgres_cluster.template("template_of_this_test", fill) == template
    one, other = postgres_database(template), postgres_database(template)
    with connected(one) as connection:
        connection.execute("insert into t values (2)")
    with connected(other) as connection:
        assert connection.execute("select n from t").fetchall() == [(1,)]
    assert len(filled) == 1


START_AND_WAIT = """
import sys, time
from tests import postgres
with postgres.running_cluster(postgres.SERVER_PROGRAMS) as cluster:
    print(cluster.folder, cluster.port, flush=True)
    if sys.argv[1] == "fail":
        raise RuntimeError("a test process that breaks")
    time.sleep(60)
"""


@needs_the_server
@pytest.mark.parametrize("ending", ["fail", "terminate"])
def test_nothing_is_left_after_a_process_that_ended_badly(ending: str) -> None:
    root = Path(postgres.__file__).parents[1]
    with subprocess.Popen(
        [sys.executable, "-c", START_AND_WAIT, ending],
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout is not None
        folder, port = process.stdout.readline().split()
        if ending == "terminate":
            process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=60) != 0
    assert not Path(folder).exists()
    with (
        pytest.raises(ConnectionRefusedError),
        socket.create_connection(("127.0.0.1", int(port))),
    ):
        pass


def test_a_run_without_the_server_says_so_once_and_is_an_error_on_ci(tmp_path: Path) -> None:
    (tmp_path / "test_one.py").write_text("def test_one(): pass\n")
    program = (
        "import platform, shutil, pytest, sys\n"
        "platform.system = lambda: 'elsewhere'\n"
        "shutil.which = lambda *_, **__: None\n"
        "sys.exit(pytest.main(['-p', 'tests.postgres', '--rootdir', '.', '.']))\n"
    )
    environ = {**os.environ, "PYTHONPATH": str(Path(postgres.__file__).parents[1])}

    def run(**more: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-c", program],
            cwd=tmp_path,
            env=environ | more,
            capture_output=True,
            text=True,
            check=False,
        )

    alone = run(CI="")
    assert alone.returncode == 0
    assert postgres.MISSING in alone.stdout
    if sys.platform == "linux":
        on_ci = run(CI="true")
        assert on_ci.returncode == pytest.ExitCode.USAGE_ERROR
        assert "covers SQLite only; on CI that is an error" in on_ci.stderr
