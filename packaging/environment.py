"""Make `.venv` from the lock, once. Read by older Pythons too: keep to what 3.8 understands."""

from __future__ import annotations

import hashlib
import importlib
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pythons
import system_packages

CHECKOUT = Path(__file__).resolve().parent.parent
FOLDER = CHECKOUT / ".venv"
LOCK = CHECKOUT / "packaging" / "lock" / "requirements.txt"
STAMP = FOLDER / "acuerdo-stamp.json"
UNFINISHED = CHECKOUT / "build" / "environment-unfinished"
TURN = CHECKOUT / "build" / "environment-lock"
PROGRAMS = FOLDER / ("Scripts" if os.name == "nt" else "bin")
PYTHON = PROGRAMS / ("python.exe" if os.name == "nt" else "python")
LINES_SHOWN_ON_FAILURE = 25


class SetUpFailed(Exception):  # noqa: N818 - read as a sentence
    """The environment could not be made; the text says why and what to do."""


def say(text: str) -> None:
    """A line of progress, on standard error: standard output belongs to the command."""
    print(f"acuerdo: {text}", file=sys.stderr, flush=True)


def make() -> None:
    """Make the environment if it is missing or the lock changed; else do nothing.

    Two at once take turns, and what a killed run left half done is made anew.
    Raises: SetUpFailed, pythons.NoFittingPython.
    """
    if _is_ready():
        return
    UNFINISHED.parent.mkdir(exist_ok=True)
    with _turn():
        if not _is_ready():
            _make()


def variables() -> dict[str, str]:
    """The process environment for commands inside."""
    environ = dict(os.environ)
    environ["VIRTUAL_ENV"] = str(FOLDER)
    environ["PATH"] = str(PROGRAMS) + os.pathsep + environ.get("PATH", os.defpath)
    environ.pop("PYTHONHOME", None)
    if not has_display():
        environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return environ


def has_display() -> bool:
    """Whether windows can be shown. Windows and macOS always have a screen to show them on."""
    if os.name == "nt" or sys.platform == "darwin":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _wanted() -> dict[str, str]:
    digest = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    return {"lock": digest, "checkout": str(CHECKOUT), "shape": "1"}


def _is_ready() -> bool:
    if UNFINISHED.exists() or not PYTHON.exists():
        return False
    try:
        return bool(json.loads(STAMP.read_text(encoding="utf-8")) == _wanted())
    except (OSError, ValueError):
        return False


def _make() -> None:
    began = time.monotonic()
    fresh = not _may_be_kept()
    UNFINISHED.write_text("", encoding="utf-8")
    if fresh:
        _make_empty(pythons.fitting_python())
    say("installing what packaging/lock/requirements.txt lists; the first time takes a minute")
    if not (working_uv() and _install_withworking_uv()):
        _install_with_pip()
    _link_checkout()
    STAMP.write_text(json.dumps(_wanted()), encoding="utf-8")
    UNFINISHED.unlink()
    say(f"the environment is ready ({time.monotonic() - began:.0f} s)")


def _may_be_kept() -> bool:
    """Whether an older environment can be brought up to date in place."""
    if UNFINISHED.exists() or not PYTHON.exists():
        return False
    if STAMP.exists() and str(CHECKOUT) not in STAMP.read_text(encoding="utf-8"):
        return False  # the checkout was moved: the programs inside point to the old place
    python = pythons.probe(str(PYTHON))
    return bool(python and python.fits)


def _make_empty(python: pythons.Python) -> None:
    say(f"making .venv with {python}")
    if not python.may_make_environments:
        system_packages.install_for_environments(python.version[:2], say)
    done = subprocess.run(
        [python.path, "-m", "venv", "--clear", str(FOLDER)],
        env=_clean(),
        close_fds=False,  # it holds the turn with us, also when we are killed and it is not
        stdout=sys.stderr.fileno(),
        stdin=subprocess.DEVNULL,
        check=False,
    )
    if done.returncode != 0:
        raise SetUpFailed(
            f"{python} could not make an environment. On Debian and Ubuntu: "
            "sudo apt-get install python3-venv"
        )


def _clean() -> dict[str, str]:
    """Without what would bend pip or venv to another place."""
    astray = {"PYTHONPATH", "PYTHONHOME", "__PYVENV_LAUNCHER__", "PIP_TARGET", "PIP_PREFIX"}
    kept = {name: value for name, value in os.environ.items() if name not in astray}
    return {**kept, "PIP_USER": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


def working_uv() -> str | None:
    """A uv that really runs: version switchers leave stand-ins on PATH."""
    found = shutil.which("uv")
    if not found:
        return None
    quiet = subprocess.DEVNULL
    done = subprocess.run([found, "--version"], stdout=quiet, stderr=quiet, check=False)
    return found if done.returncode == 0 else None


def _install_withworking_uv() -> bool:
    done = subprocess.run(
        [
            str(working_uv()),
            "pip",
            "install",
            "--python",
            str(PYTHON),
            "--require-hashes",
            "-r",
            str(LOCK),
        ],
        env=_clean(),
        close_fds=False,  # it holds the turn with us, also when we are killed and it is not
        stdout=sys.stderr.fileno(),
        stdin=subprocess.DEVNULL,
        check=False,
    )
    if done.returncode != 0:
        say("uv could not install them; trying pip, which may be set up differently")
    return done.returncode == 0


def _install_with_pip() -> None:
    """Count packages as pip comes to them; keep its last lines in case it fails."""
    command = [str(PYTHON), "-m", "pip", "install", "--no-input", "--progress-bar", "off"]
    total = sum(
        line[0].isalnum() for line in LOCK.read_text(encoding="utf-8").splitlines() if line
    )
    last = deque(maxlen=LINES_SHOWN_ON_FAILURE)  # type: deque[str]
    number = 0
    with subprocess.Popen(
        [*command, "--require-hashes", "-r", str(LOCK)],
        env=_clean(),
        close_fds=False,  # as for venv
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        universal_newlines=True,
        errors="replace",
    ) as pip:
        for line in pip.stdout or ():
            last.append(line)
            found = re.match(r"(?:Collecting|Requirement already satisfied:) ([\w.-]+)", line)
            if found:
                number += 1
                if line.startswith("Collecting"):
                    say(f"  {number} of {total}  {found.group(1)}")
            elif line.startswith("Installing collected"):
                say("  unpacking")
    if pip.returncode != 0:
        sys.stderr.writelines(last)
        raise SetUpFailed("pip could not install the locked packages; its last lines are above")


def _link_checkout() -> None:
    """Make the checkout importable from anywhere, and `acuerdo` a command."""
    for packages in (FOLDER / "Lib", *FOLDER.glob("lib/python3*")):
        if (packages / "site-packages").is_dir():
            link = packages / "site-packages" / "acuerdo.pth"
            link.write_text(str(CHECKOUT) + "\n", encoding="utf-8")
    if os.name == "nt":
        command = '@"%~dp0python.exe" -m console %*\r\n'
        (PROGRAMS / "acuerdo.cmd").write_text(command, encoding="utf-8")
    else:
        entry = PROGRAMS / "acuerdo"
        entry.write_text('#!/bin/sh\nexec "$(dirname "$0")/python" -m console "$@"\n')
        entry.chmod(0o755)


@contextmanager
def _turn() -> Iterator[None]:
    """Wait until no other run is making the environment; the system frees a dead run's turn."""
    with TURN.open("a+") as file:
        os.set_inheritable(file.fileno(), True)  # noqa: FBT003 - positional only
        if not _take(file, wait=False):
            say("another run is making the environment; waiting for it")
            _take(file, wait=True)
        yield


def _take(file: IO[str], *, wait: bool) -> bool:
    if os.name == "nt":
        return _take_on_windows(file, wait=wait)
    import fcntl  # noqa: PLC0415 - not on Windows

    try:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        return False
    return True


def _take_on_windows(file: IO[str], *, wait: bool) -> bool:
    msvcrt = importlib.import_module("msvcrt")
    while True:
        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            if not wait:
                return False
            time.sleep(0.5)
        else:
            return True
