"""The guided tour, as a person without a display gets it from the demo command."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

PICTURES = (
    "import-file",
    "import-columns",
    "import-dry-run",
    "import-loaded",
    "queue-31-90",
    "queue-template",
    "chat-template",
    "inbox-answers",
    "chat-reply",
    "promise",
    "chat-opted-out",
    "chat-image",
    "offline",
    "promises",
    "queue-dark",
    "inbox-dark",
)


OFFSCREEN_SAYS = {
    "",
    "This plugin does not support raise()",
    "This plugin does not support propagateSizeHints()",
}
"""What Qt's offscreen platform itself remarks; any other line is a fault."""
FFMPEG_SAYS = re.compile(r"\[opus @ 0x[0-9a-f]+\] Could not update timestamps for .* samples\.")
"""What its decoder remarks of any voice note that is cut to its length, played as it should."""


@pytest.mark.journey
@pytest.mark.slow
@pytest.mark.timeout(300)
def test_the_tour_does_the_main_job_in_the_real_window(tmp_path: Path) -> None:
    pictures, report_file = tmp_path / "pictures", tmp_path / "tour.json"
    done = subprocess.run(
        [
            *(sys.executable, "-m", "console", "demo", "--tour", "--json"),
            *("--speed", "5", "--rows", "300", "--dir", str(tmp_path / "demo")),
            *("--screenshots", str(pictures), "--report", str(report_file)),
        ],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )
    said = {line for line in done.stderr.split("\n") if not FFMPEG_SAYS.fullmatch(line)}
    assert said <= OFFSCREEN_SAYS
    report = json.loads(done.stdout)
    assert [step for step in report["steps"] if not step["ok"]] == []
    assert report["ok"], report
    assert report["mistakes"] == []
    assert report["stray_windows"] == []
    assert done.returncode == 0
    assert report == json.loads(report_file.read_text(encoding="utf-8"))
    taken = "\n".join(report["pictures"])
    assert [name for name in PICTURES if name not in taken] == []
    assert all((pictures / name).stat().st_size > 10_000 for name in report["pictures"])
    assert len(report["webhook_to_bubble_ms"]) == 20
    assert not leftovers(tmp_path / "demo")


def leftovers(folder: Path) -> list[str]:
    """Servers of the demo that were not stopped: each takes its pid file with it."""
    assert (folder / "servers" / "relay.log").exists()
    return [file.read_text() for file in (folder / "servers").glob("*.pid")]
