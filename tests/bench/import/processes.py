"""Runs a command, and says how long it took and how much memory it and its children had."""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from typing_extensions import override

ROOT = Path(__file__).resolve().parents[3]
BETWEEN_LOOKS_S = 0.02
ACCEPTED = (0, 1)
"""1: rows were rejected, as the contract has it."""


@dataclass(slots=True)
class Run:
    """What a command took. `peak_mb` of 1,000,000 bytes, itself and its children together."""

    seconds: float
    peak_mb: float
    told: dict[str, Any] = field(default_factory=dict)


def run(module: str, arguments: Sequence[str], environ: Mapping[str, str]) -> Run:
    """Run a module; the JSON object on its last line is `told`.

    Raises: RuntimeError when it fails.
    """
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", module, *arguments],
        cwd=ROOT,
        env=dict(environ),
        stdout=subprocess.PIPE,
        text=True,
    )
    peak = _Peak(process.pid)
    peak.start()
    out, _ = process.communicate()
    seconds = time.perf_counter() - began
    peak.join()
    if process.returncode not in ACCEPTED:
        raise RuntimeError(f"{module} {' '.join(arguments)} ended with {process.returncode}")
    return Run(seconds, peak.mb, json.loads(out.splitlines()[-1]))


class _Peak(threading.Thread):
    """Looks at a process and its children until it ends."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid = pid
        self.mb = 0.0

    @override
    def run(self) -> None:
        while found := _resident_mb(self._pid):
            self.mb = max(self.mb, found)
            time.sleep(BETWEEN_LOOKS_S)


def _resident_mb(pid: int) -> float:
    """Resident memory of a living process and its children; 0 when it has ended."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return 0.0
    own = next((int(line.split()[1]) for line in lines if line.startswith("VmRSS:")), 0)
    return own * 1024 / 1e6 + sum(_resident_mb(int(child)) for child in children)
