"""The window as a screen reader meets it, over the accessibility bus of the desktop."""

import json
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.at_spi_window import SAID

pytestmark = pytest.mark.journey
SERVICE = Path("/usr/share/dbus-1/services/org.a11y.Bus.service")
MISSING = [
    what
    for what, is_there in (
        ("Xvfb", shutil.which("Xvfb")),
        ("dbus-run-session", shutil.which("dbus-run-session")),
        ("at-spi2-core", SERVICE.exists()),
        ("dbus_fast", find_spec("dbus_fast")),
    )
    if not is_there
]
PRESSABLE = {"push button", "check box", "button menu", "page tab", "toggle button"}


def read(folder: Path, button: str) -> dict[str, Any]:
    """What the reader printed."""
    reads, writes = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writes), "-screen", "0", "1440x900x24", "-nolisten", "tcp"],
        pass_fds=[writes],
        stderr=subprocess.DEVNULL,
    )
    os.close(writes)
    try:
        with os.fdopen(reads) as told:
            display = f":{told.readline().strip()}"
        reader = ["-m", "tests.journeys.at_spi_reader", str(folder / "desk"), button]
        done = subprocess.run(
            ["dbus-run-session", "--", sys.executable, *reader],
            cwd=Path(__file__).resolve().parents[2],
            env={**os.environ, "DISPLAY": display, "XDG_RUNTIME_DIR": str(folder)},
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
        )
    finally:
        server.terminate()
        server.wait()
    assert done.returncode == 0, done.stderr[-2000:]
    found: dict[str, Any] = json.loads(
        done.stdout.splitlines()[-1]
    )  # the registry talks before
    return found


@pytest.mark.skipif(bool(MISSING), reason=f"nothing reads the window without {MISSING}")
def test_a_screen_reader_meets_names_bubbles_and_rows_and_may_press(tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    read_out = read(tmp_path, "Equipo")
    before = [(str(node[1]), str(node[2])) for node in read_out["before"]]
    nameless = [role for role, name in before if role in PRESSABLE and not name.strip()]
    assert nameless == []
    names = [name for _, name in before]
    assert {"Bandeja", "Avisos", "Mensaje", "Atajos", "Mensajes de la conversación"} <= set(
        names
    )
    assert any(role == "list item" and SAID in name for role, name in before)
    assert read_out["pressed"]
    rows = [str(node[2]) for node in read_out["after"] if str(node[1]) == "cell"]
    assert any("Jacinta Peña 1" in row and "45 días" in row for row in rows), rows
    assert read_out["status"] == 0
