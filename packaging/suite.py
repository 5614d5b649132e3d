"""The checks and the tests as CI runs them. Read by older Pythons too: keep to 3.8."""

from __future__ import annotations

import signal
import subprocess
import time
from pathlib import Path
from types import FrameType
from typing import NamedTuple
from xml.etree import ElementTree as ET  # our own pytest's reports, no stranger's

import environment
from environment import CHECKOUT, PYTHON, say

REPORTS = CHECKOUT / "build" / "reports"
NO_TESTS_COLLECTED = 5
# The plug-in says which databases the run covers, and on CI insists on both
PYTEST = [str(PYTHON), "-m", "pytest", "-p", "tests.postgres"]
CHECKS = {
    "format": ["-m", "ruff", "format", "--check", "."],
    "lint": ["-m", "ruff", "check", "."],
    "types": ["-m", "mypy"],
    "import contracts": ["-c", "from importlinter.cli import lint_imports_command as c; c()"],
}
# Whole-program journeys run one at a time, with the machine to themselves; they fail by
# time-outs where they have to share two cores. Everything else shares them by file, three at a
# time: much of it waits for clocks and servers.
RUNS = {
    "journeys": ["-m", "journey"],
    "everything else": ["-m", "not journey", "-n", "3", "--dist", "loadfile"],
}


class Result(NamedTuple):
    """What one pytest run counted."""

    tests: int
    failed: int
    errors: int
    skipped: int

    def __str__(self) -> str:
        """In pytest's own words and order."""
        passed = self.tests - self.failed - self.errors - self.skipped
        counts = [(self.failed, "failed"), (passed, "passed"), (self.skipped, "skipped")]
        counts += [(self.errors, "error" + "s" * (self.errors != 1))]
        said = [f"{count} {word}" for count, word in counts if count]
        return ", ".join(said) or "no tests ran"


def check() -> int:
    """Format, lint, types and import contracts: all of them, whatever the first says."""
    failed = {name: status for name, status in _checks() if status}
    if failed:
        say("failed: " + ", ".join(failed))
    return next(iter(failed.values()), 0)


def _checks() -> list[tuple[str, int]]:
    done = []
    for name, command in CHECKS.items():
        say(f"checking {name}")
        done.append((name, run([str(PYTHON), *command])))
    return done


def test() -> int:
    """Check, then run every test once; the last line counts them all, as pytest would."""
    began = time.monotonic()
    checked = check()
    results, statuses = {}, []
    REPORTS.mkdir(parents=True, exist_ok=True)
    for name, options in RUNS.items():
        report = REPORTS / f"{name.replace(' ', '-')}.xml"
        report.unlink() if report.exists() else None
        say(f"running the tests: {name}")
        status = run([*PYTEST, f"--junitxml={report}", *options])
        statuses.append(0 if status == NO_TESTS_COLLECTED else status)
        results[name] = counted(report)
    if checked:
        say("the checks before the tests failed; see above")
    _close(results, time.monotonic() - began)
    return next((status for status in [*statuses, checked] if status), 0)


def counted(report: Path) -> Result | None:
    """The totals of a JUnit report; None when pytest did not get as far as writing one."""
    try:
        suites = list(ET.parse(report).getroot().iter("testsuite"))
    except (OSError, ET.ParseError):
        return None
    names = ("tests", "failures", "errors", "skipped")
    return Result(*(sum(int(suite.get(name, 0)) for suite in suites) for name in names))


def _close(results: dict[str, Result | None], seconds: float) -> None:
    for name, result in results.items():
        print(f"{name}: {result or 'pytest ended without a report'}")
    counts = [result for result in results.values() if result]
    total = Result(*map(sum, zip(*counts))) if counts else "no tests ran"  # noqa: B905 - not in 3.8
    print(f" {total} in {seconds:.2f}s ".center(80, "="), flush=True)


def run(command: list[str]) -> int:
    """Run a command inside the environment and wait; Ctrl-C and SIGTERM are the child's too."""
    child = subprocess.Popen(command, cwd=str(CHECKOUT), env=environment.variables())

    told_to_end = []

    def pass_on(number: int, _: FrameType | None) -> None:
        told_to_end.append(number)
        child.send_signal(number)

    interrupted = False
    before = signal.signal(signal.SIGTERM, pass_on)
    try:
        while child.returncode is None:
            try:
                child.wait()
            except KeyboardInterrupt:  # the terminal sent it to the child too: let it finish
                interrupted = True
    finally:
        signal.signal(signal.SIGTERM, before)
    if told_to_end:
        raise SystemExit(128 + told_to_end[0])
    if interrupted:
        raise KeyboardInterrupt
    return child.returncode if child.returncode >= 0 else 128 - child.returncode
