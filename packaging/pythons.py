"""Find a Python that Acuerdo runs on. Read by older Pythons too: keep to 3.8."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

OLDEST, NEWEST = (3, 11), (3, 14)
FITTING = [(3, minor) for minor in range(NEWEST[1], OLDEST[1] - 1, -1)]
CHOICE_VARIABLE = "ACUERDO_PYTHON"
PROBE = """
import json, sys, platform
try:
    import ensurepip, venv
    may_make = True
except ImportError:
    may_make = False
gil = getattr(sys, "_is_gil_enabled", lambda: True)()
print(json.dumps([list(sys.version_info[:3]), platform.python_implementation(),
                  sys.maxsize > 2**32, gil, may_make]))
"""


class Python(NamedTuple):
    """An interpreter and what matters about it."""

    path: str
    version: tuple[int, ...]
    implementation: str
    is_64_bit: bool
    has_gil: bool
    may_make_environments: bool

    @property
    def fits(self) -> bool:
        """Whether the locked packages are to be had for it."""
        return (
            OLDEST <= self.version[:2] <= NEWEST
            and self.implementation == "CPython"
            and self.is_64_bit
            and self.has_gil
        )

    def __str__(self) -> str:
        """As said to a person."""
        bits = "" if self.is_64_bit else ", 32 bits"
        return f"{self.implementation} {'.'.join(map(str, self.version))}{bits} ({self.path})"


class NoFittingPython(Exception):  # noqa: N818 - read as a sentence
    """None was found; the text says what to install."""


def fitting_python() -> Python:
    """The running Python if it fits, else the first that does.

    One that cannot make environments (Debian packs that part apart) comes last.
    Raises: NoFittingPython.
    """
    seen = {}
    for path in _candidates():
        if path in seen:
            continue
        seen[path] = python = probe(path)
        if python and python.fits and python.may_make_environments:
            return python
    known = [python for python in seen.values() if python]
    for python in known:
        if python.fits:
            return python
    raise NoFittingPython(_what_to_install(known))


def probe(path: str) -> Python | None:
    """What the program at `path` says of itself; None if it is no working Python."""
    quiet = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    try:
        done = subprocess.run(
            [path, "-c", PROBE],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL,
            env=quiet,
            timeout=30,
            check=True,
        )
        version, *rest = json.loads(done.stdout)
    except (OSError, subprocess.SubprocessError, ValueError):
        return None
    return Python(path, tuple(version), *rest)


def _candidates() -> Iterator[str]:
    if os.environ.get(CHOICE_VARIABLE):
        yield os.environ[CHOICE_VARIABLE]
        return
    yield sys.executable
    names = [f"python{major}.{minor}" for major, minor in FITTING]
    for name in [*names, "python3", "python"]:
        found = shutil.which(name)
        if found:
            yield found
    yield from _installed_elsewhere()
    if os.name == "nt":
        yield from _known_to_the_windows_launcher()


def _installed_elsewhere() -> Iterator[str]:
    """Where installers put Pythons that are not on PATH."""
    home = Path.home()
    pyenv = Path(os.environ.get("PYENV_ROOT") or home / ".pyenv")
    windows = Path(os.environ.get("LOCALAPPDATA") or home) / "Programs" / "Python"
    for major, minor in FITTING:
        name = f"{major}.{minor}"
        for folder, pattern in (
            (pyenv / "versions", f"{name}*/bin/python{name}"),
            (pyenv / "pyenv-win" / "versions", f"{name}*/python.exe"),
            (home / ".local/share/uv/python", f"cpython-{name}*/bin/python{name}"),
            (windows, f"Python{major}{minor}/python.exe"),
            (Path("/Library/Frameworks/Python.framework/Versions"), f"{name}/bin/python{name}"),
            (Path("/opt/homebrew/opt"), f"python@{name}/bin/python{name}"),
            (Path("/usr/local/opt"), f"python@{name}/bin/python{name}"),
            (Path("/usr/local/bin"), f"python{name}"),
            (Path("/opt"), f"python*/bin/python{name}"),
        ):
            if folder.is_dir():
                yield from map(str, sorted(folder.glob(pattern), reverse=True))


def _known_to_the_windows_launcher() -> Iterator[str]:
    launcher = shutil.which("py")
    for major, minor in FITTING if launcher else ():
        done = subprocess.run(
            [str(launcher), f"-{major}.{minor}", "-c", "import sys; print(sys.executable)"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL,
            check=False,
        )
        if done.returncode == 0:
            yield done.stdout.decode().strip()


def _what_to_install(known: list[Python]) -> str:
    found = "; ".join(map(str, known)) or "none"
    if sys.platform == "darwin":
        remedy = "brew install python@3.13, or the installer from python.org"
    elif os.name == "nt":
        remedy = "winget install Python.Python.3.13, or the 64-bit installer from python.org"
    elif shutil.which("apt-get"):
        remedy = "sudo apt-get install python3 python3-venv (Debian 12, Ubuntu 24.04 or newer)"
    elif shutil.which("dnf"):
        remedy = "sudo dnf install python3.12"
    else:
        remedy = "your system's package of Python 3.11, 3.12, 3.13 or 3.14, or pyenv"
    return (
        "Acuerdo needs a 64-bit CPython 3.11, 3.12, 3.13 or 3.14.\n"
        f"Found: {found}\nInstall one: {remedy}.\n"
        f"If you have one elsewhere, name it: {CHOICE_VARIABLE}=/path/to/python"
    )
