"""How much memory this process may still take."""

import os
import sys
from pathlib import Path

_MEBIBYTE = 2**20
_LIMITS = (
    ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory.current"),
    (
        "/sys/fs/cgroup/memory/memory.limit_in_bytes",
        "/sys/fs/cgroup/memory/memory.usage_in_bytes",
    ),
)
SETTING = "ACUERDO_MEMORY_MB"
"""An environment variable that says how much imports may take, where the machine cannot."""


def available_mb() -> int | None:
    """Free memory in MiB: what the setting says, else the least of what the machine, the
    container and the process's own limit leave. None where nothing tells.
    """
    stated = os.environ.get(SETTING, "")
    if stated.isdigit():
        return int(stated)
    known = [one for one in (_of_machine(), _of_container(), _of_process()) if one is not None]
    return min(known) // _MEBIBYTE if known else None


def _of_machine() -> int | None:
    if sys.platform == "win32":
        return _of_windows()
    try:
        for line in Path("/proc/meminfo").read_text(encoding="ascii").splitlines():
            if line.startswith("MemAvailable:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass  # no Linux: half of what the machine has
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2
    except (OSError, ValueError):
        return None


def _of_windows() -> int | None:
    import ctypes  # noqa: PLC0415 - Windows only

    class Status(ctypes.Structure):
        _fields_ = [  # type: ignore[mutable-override]
            ("length", ctypes.c_uint32),
            ("load", ctypes.c_uint32),
            *((name, ctypes.c_uint64) for name in ("total", "free", "c", "d", "e", "f", "g")),
        ]

    status = Status(length=ctypes.sizeof(Status))
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - mypy knows it on Windows only
    return int(status.free) if kernel.GlobalMemoryStatusEx(ctypes.byref(status)) else None


def _of_container() -> int | None:
    for limit, used in _LIMITS:
        try:
            most = Path(limit).read_text(encoding="ascii").strip()
            taken = Path(used).read_text(encoding="ascii").strip()
        except OSError:
            continue
        return max(0, int(most) - int(taken)) if most.isdigit() else None
    return None


def _of_process() -> int | None:
    """What an address-space limit leaves."""
    if sys.platform == "win32":
        return None
    import resource  # noqa: PLC0415 - not on Windows

    most, _ = resource.getrlimit(resource.RLIMIT_AS)
    if most == resource.RLIM_INFINITY:
        return None
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except OSError:
        return most // 2
    return max(0, most - pages * os.sysconf("SC_PAGE_SIZE"))
