"""What Debian-like systems lack, found by trying it, and installed where that is allowed.

Read by older Pythons too: keep to what 3.8 understands.
"""

from __future__ import annotations

import ctypes
import json
import os
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

MEMORY = Path(__file__).resolve().parent.parent / "build" / "system-packages-refused.json"
MEMORY_S = 3600
LINES_SHOWN_ON_FAILURE = 8
FOR_QT = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libpulse.so.0": "libpulse0",
    "libfontconfig.so.1": "libfontconfig1",
}
FOR_WINDOWS_ON_X = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
FONT_FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.fonts",
    "~/.local/share/fonts",
)


def complete(
    say: Callable[[str], None], *, with_windows: bool, with_postgresql: bool, with_emoji: bool
) -> None:
    """Install what is missing on Linux for Qt, and for the tests; say what could not be.

    Never raises for a package that cannot be had: much works without, and what does not
    says so itself.
    """
    if sys.platform != "linux":
        if with_postgresql and not postgresql_programs():
            say("PostgreSQL's server programs were not found: the tests will cover SQLite only")
        return
    _supply(_missing_for_qt(with_windows=with_windows), "Qt needs them to start", say)
    if with_emoji and not any(_fonts("*moji*")):
        _supply(["fonts-noto-color-emoji"], "without it emoji show as boxes", say)
    if with_postgresql and not postgresql_programs():
        _supply_postgresql(say)


def install_for_environments(version: tuple[int, ...], say: Callable[[str], None]) -> None:
    """Debian packs apart the piece of Python that makes environments."""
    package = "python{}.{}-venv".format(*version)
    _supply([package], "Python needs it to make environments", say)


def postgresql_programs() -> str | None:
    """The path of initdb, if the server is installed."""
    found = shutil.which("initdb")
    if found:
        return found
    patterns = {
        "Linux": ("/", "usr/lib/postgresql/*/bin/initdb"),
        "Darwin": ("/", "*/*/opt/postgresql*/bin/initdb"),
        "Windows": ("C:/", "Program Files/PostgreSQL/*/bin/initdb.exe"),
    }
    anchor, pattern = patterns.get(platform.system(), ("/", "usr/pgsql-*/bin/initdb"))
    return next(map(str, Path(anchor).glob(pattern)), None)


def _missing_for_qt(*, with_windows: bool) -> list[str]:
    wanted = {**FOR_QT, **(FOR_WINDOWS_ON_X if with_windows else {})}
    packages = [package for library, package in wanted.items() if not _loads(library)]
    if not any(_fonts("*.[to]t[fc]")):
        packages.append("fonts-dejavu-core")
    return packages


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _fonts(pattern: str) -> Iterable[Path]:
    for folder in FONT_FOLDERS:
        yield from Path(folder).expanduser().rglob(pattern)


def _supply_postgresql(say: Callable[[str], None]) -> None:
    """Install the server's programs, and not keep the cluster that Debian makes beside them."""
    before = set(Path("/etc/postgresql").glob("*/main"))
    _supply(["postgresql"], "without it the tests cover SQLite only", say)
    for made in set(Path("/etc/postgresql").glob("*/main")) - before:
        drop = ["pg_dropcluster", "--stop", made.parent.name, "main"]
        _as_root(drop, say)


def _supply(packages: list[str], why: str, say: Callable[[str], None]) -> bool:
    if not packages:
        return True
    if not shutil.which("apt-get"):
        say(f"not found: what Debian calls {' '.join(packages)} ({why})")
        return False
    command = "sudo apt-get install " + " ".join(packages)
    if set(packages) <= _refused_lately() or not _may_be_root():
        say(f"missing: {' '.join(packages)} ({why}). Install: {command}")
        return False
    say(f"installing {' '.join(packages)} ({why})")
    if not _installed(packages, say):
        say(f"could not install them; to try yourself: {command}")
        _remember_refused(packages)
        return False
    return True


def _installed(packages: list[str], say: Callable[[str], None]) -> bool:
    """A failed update (one unreachable source among several) does not hold up the install."""
    options = ["-q", "-o", "DPkg::Lock::Timeout=120", "-o", "Dpkg::Use-Pty=0"]
    _as_root(["apt-get", *options, "update"], say)
    install = ["apt-get", *options, "install", "-y", "--no-install-recommends", *packages]
    return _as_root(install, say) == 0


def _may_be_root() -> bool:
    if os.geteuid() == 0:
        return True
    quiet = subprocess.DEVNULL
    return bool(shutil.which("sudo")) and (
        subprocess.run(
            ["sudo", "-n", "true"], stdout=quiet, stderr=quiet, check=False
        ).returncode
        == 0
    )


def _as_root(command: list[str], say: Callable[[str], None]) -> int:
    whole = ["env", "DEBIAN_FRONTEND=noninteractive", *command]
    if os.geteuid() != 0:
        whole = ["sudo", "-n", *whole]
    done = subprocess.run(
        whole,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    if done.returncode:  # pages of names when it works; its reason only when it does not
        last = done.stdout.decode(errors="replace").splitlines()[-LINES_SHOWN_ON_FAILURE:]
        say("\n  ".join([f"this failed: {' '.join(command)}", *last]))
    return done.returncode


def _refused_lately() -> set[str]:
    """What could not be installed within the hour, so that not every run tries again."""
    try:
        if time.time() - MEMORY.stat().st_mtime < MEMORY_S:
            return set(json.loads(MEMORY.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        pass
    return set()


def _remember_refused(packages: list[str]) -> None:
    MEMORY.parent.mkdir(exist_ok=True)
    MEMORY.write_text(json.dumps(sorted(_refused_lately() | set(packages))), encoding="utf-8")
