"""The command line in this process, on workspaces of its own."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from console.app import cli
from console.runtime import paths
from tests.postgres import postgres_cluster, postgres_database, postgres_url

__all__ = ["postgres_cluster", "postgres_database", "postgres_url"]

SAMPLES = Path(__file__).parents[1] / "samples"
CARDS = SAMPLES / "mx_banco_tarjetas.xlsx"
PAYMENTS = SAMPLES / "mx_pagos_noviembre.xlsx"
STATED = ("--creditor", "Banco Cerro Azul", "--as-of", "2026-11-17")


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON object on standard output."""
        lines = self.out.splitlines()
        assert len(lines) == 1, self.out
        found = json.loads(lines[0])
        assert isinstance(found, dict)
        return found


Acuerdo = Callable[..., Said]


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this test's crash reports go."""
    folder = tmp_path / "logs"
    monkeypatch.setattr(paths, "log_folder", lambda: folder)
    monkeypatch.setattr(paths, "config_folder", lambda: tmp_path / "config")
    return folder


@pytest.fixture
def acuerdo(capsys: pytest.CaptureFixture[str], reports: Path, tmp_path: Path) -> Acuerdo:
    """Runs a command as the shell would; whatever happens, no traceback."""

    def run(*words: object, workspace: Path | str | None = None, **env: str) -> Said:
        place = ["--workspace", str(workspace or tmp_path / "w")]
        capsys.readouterr()
        status = cli.main([*place, *map(str, words)], env)
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        if status != cli.MISTAKE:
            assert not reports.exists()
        return Said(status, out, err)

    return run


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plain workspace with the card portfolio and its payments, made once."""
    folder = tmp_path_factory.mktemp("loaded") / "w"
    words = ["--workspace", str(folder), "--plain", "import"]
    assert cli.main([*words, str(CARDS), *STATED], {}) == cli.SOME_REFUSED
    assert cli.main([*words, str(PAYMENTS), *STATED], {}) == cli.SOME_REFUSED
    return folder


@pytest.fixture
def workspace(loaded: Path, tmp_path: Path) -> Path:
    """A copy of the loaded workspace, for this test alone."""
    return Path(shutil.copytree(loaded, tmp_path / "w"))
