"""What the benchmarks of the running desktop share: figures, memory, fresh processes."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
Figure = dict[str, Any]
_CHILD_S = 1200


def figure(
    name: str,
    value: float,
    unit: str,
    goal: float | None,
    reference: str | None = None,
    beside: float | None = None,
) -> Figure:
    """One figure of the contract's JSON; less is better. `ratio` is the reference over ours."""
    return {
        "name": name,
        "value": round(value, 2),
        "unit": unit,
        "goal": goal,
        "met": None if goal is None else value <= goal,
        "reference": reference,
        "reference_value": None if beside is None else round(beside, 2),
        "ratio": round(beside / value, 3) if beside is not None and value else None,
    }


def tell(bench: str, sizes: Mapping[str, Any], figures: Sequence[Figure]) -> None:
    """The one JSON object, with how busy the machine was."""
    load = [round(one, 2) for one in os.getloadavg()]
    told = {"bench": bench, "sizes": dict(sizes), "load": load, "figures": list(figures)}
    print(json.dumps(told, ensure_ascii=False))


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which `share` of them lie."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def median(values: Sequence[float]) -> float:
    """The middle one."""
    return statistics.median(values)


def resident_mb(pid: int | str = "self") -> float:
    """Resident memory of a process, in MB of 1,000,000 bytes."""
    return _memory_mb(pid, "VmRSS:")


def most_resident_mb(pid: int | str = "self") -> float:
    """The most that it was; what getrusage tells may be the parent's."""
    return _memory_mb(pid, "VmHWM:")


def _memory_mb(pid: int | str, said: str) -> float:
    for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines():
        if line.startswith(said):
            return int(line.split()[1]) * 1024 / 1e6
    raise ValueError(f"no memory is known of process {pid}")


def installed_environ() -> dict[str, str]:
    """As an installed program runs: offscreen here, and with compiled modules."""
    compiled = Path(tempfile.gettempdir()) / f"acuerdo-bench-{os.getuid()}" / "pycache"
    kept = {key: one for key, one in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return {
        **kept,
        "PYTHONPYCACHEPREFIX": str(compiled),
        "QT_QPA_PLATFORM": "offscreen",
    }


def child(module: str, arguments: Sequence[str], environ: Mapping[str, str]) -> dict[str, Any]:
    """Run a module in a fresh process, told when it was started; the JSON that it prints."""
    done = subprocess.run(
        [sys.executable, "-m", module, str(time.monotonic_ns()), *arguments],
        cwd=ROOT,
        env=dict(environ),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=_CHILD_S,
    )
    return dict(json.loads(done.stdout.splitlines()[-1]))


def since_ms(began_ns: str) -> float:
    """Milliseconds since an instant of `time.monotonic_ns`, of whichever process."""
    return (time.monotonic_ns() - int(began_ns)) / 1e6
