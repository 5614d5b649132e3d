"""The packaged program is no interpreter: the servers of the demo start through itself."""

import sys
from pathlib import Path

import httpx
import pytest

from console.app.demo import servers


def test_the_program_itself_can_be_the_demo_s_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = [sys.executable, "-m", "console", "--module"]
    monkeypatch.setattr(servers, "_python", lambda: program)
    log = tmp_path / "simulator.log"
    server = servers.Server("simulator", ["simulator", "--listen", "127.0.0.1:0"], log)
    try:
        answer = httpx.get(f"{server.facts['base_url']}/_sim/personas", timeout=10)
        assert answer.status_code == httpx.codes.OK
    finally:
        server.stop()
    assert not log.with_suffix(".pid").exists()
    assert log.read_text(encoding="utf-8") == ""
