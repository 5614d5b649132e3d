"""The project's commands: python3 packaging/dev.py demo|test|exec|check|bench|build [ARGS…].

Needs nothing but a Python: it finds a fitting one, makes the environment when it is missing or
the lock changed, and runs the command in it. Read by older Pythons too: keep to 3.8.
"""

from __future__ import annotations

import os
import subprocess
import sys

if sys.version_info < (3, 8):  # noqa: UP036 - the Python that starts it may be any
    sys.exit("packaging/dev.py: start it with Python 3.8 or newer, for example python3.11")

import environment
import pythons
import suite
import system_packages
from environment import CHECKOUT, PROGRAMS, PYTHON, say

USAGE = """\
usage: python3 packaging/dev.py COMMAND [ARGS…]

  demo [ARGS]        acuerdo demo: relay, simulator and console with a sample portfolio;
                     without a display it plays the tour and leaves pictures
  test               the checks and every test, as CI runs them
  test ARGS          pytest ARGS
  check              format, lint, types, import contracts
  exec CMD [ARGS]    any command inside the environment: acuerdo, python, ruff …
  bench [NAME ARGS]  a benchmark of tests/bench, one JSON object; without a name, their names
  build [ARGS]       the installer for this platform, in dist/

The environment is .venv, made from packaging/lock/requirements.txt when that changed.
ACUERDO_PYTHON names the Python to make it with (3.11 to 3.14).
"""
PICTURES = CHECKOUT / "demo-pictures"
WRONG_USAGE = 2
SET_UP_FAILED = 4


def main(arguments: list[str]) -> int:
    """Run one command; its exit status comes back."""
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        print(USAGE, end="", file=sys.stdout if arguments else sys.stderr)
        return 0 if arguments else WRONG_USAGE
    verb, rest = arguments[0], arguments[1:]
    if verb not in VERBS:
        print(f"dev.py: there is no command {verb!r}\n\n{USAGE}", end="", file=sys.stderr)
        return WRONG_USAGE
    if verb == "bench" and not rest:
        return list_benchmarks()
    try:
        prepare(verb)
    except (environment.SetUpFailed, pythons.NoFittingPython) as problem:
        print(f"dev.py: {problem}", file=sys.stderr)
        return SET_UP_FAILED
    return VERBS[verb](rest)


def prepare(verb: str) -> None:
    """The environment, and what the command needs of the system."""
    environment.make()
    if verb != "check":
        system_packages.complete(
            say,
            with_windows=environment.has_display(),
            with_postgresql=verb == "test",
            with_emoji=verb in ("demo", "test"),
        )


def demo(arguments: list[str]) -> int:
    """`acuerdo demo`; without a display its tour, with pictures."""
    if not environment.has_display():
        if "--tour" not in arguments:
            arguments = [*arguments, "--tour"]
        if not any(argument.split("=")[0] == "--screenshots" for argument in arguments):
            arguments = [*arguments, "--screenshots", str(PICTURES)]
            say(f"there is no display: the tour is played, its pictures go to {PICTURES}")
    return become([str(PYTHON), "-m", "console", "demo", *arguments])


def test(arguments: list[str]) -> int:
    """Everything, or pytest with the arguments."""
    if arguments:
        return become([str(PYTHON), "-m", "pytest", *arguments])
    return suite.test()


def execute(arguments: list[str]) -> int:
    """Any command inside the environment."""
    if not arguments:
        print("dev.py: exec needs a command", file=sys.stderr)
        return WRONG_USAGE
    name, rest = arguments[0], arguments[1:]
    if name == "acuerdo":
        return become([str(PYTHON), "-m", "console", *rest])
    if name in ("python", "python3"):
        return become([str(PYTHON), *rest])
    return become([name, *rest])


def check(arguments: list[str]) -> int:
    """The checks; they take no arguments."""
    if arguments:
        print("dev.py: check takes no arguments", file=sys.stderr)
        return WRONG_USAGE
    return suite.check()


def bench(arguments: list[str]) -> int:
    """One benchmark."""
    name, rest = arguments[0].replace("-", "_"), arguments[1:]
    if name not in benchmarks():
        print(f"dev.py: there is no benchmark {name!r}", file=sys.stderr)
        list_benchmarks()
        return WRONG_USAGE
    return become([str(PYTHON), "-m", f"tests.bench.bench_{name}", *rest])


def list_benchmarks() -> int:
    """Their names, on standard error: standard output is for a benchmark's figures."""
    print("benchmarks: " + (" ".join(benchmarks()) or "none"), file=sys.stderr)
    return WRONG_USAGE


def benchmarks() -> list[str]:
    """The names of tests/bench/bench_NAME.py."""
    found = (CHECKOUT / "tests" / "bench").glob("bench_*.py")
    return sorted(path.stem[len("bench_") :] for path in found)


def build(arguments: list[str]) -> int:
    """The installer of this platform."""
    return become([str(PYTHON), str(CHECKOUT / "packaging" / "build.py"), *arguments])


def become(command: list[str]) -> int:
    """Turn into the command: its signals, its exit status. On Windows, wait for it."""
    environ = environment.variables()
    sys.stdout.flush()
    try:
        if os.name != "nt":
            os.execvpe(command[0], command, environ)
        return wait_for(command, environ)
    except OSError as error:
        print(f"dev.py: {command[0]}: {error.strerror}", file=sys.stderr)
        return 127


def wait_for(command: list[str], environ: dict[str, str]) -> int:
    """Windows has no exec; Ctrl-C reaches the child by the console, so it is not ours."""
    found = next(map(str, PROGRAMS.glob(command[0] + ".*")), command[0])
    child = subprocess.Popen([found, *command[1:]], env=environ)
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:
            continue


VERBS = {
    "demo": demo,
    "test": test,
    "exec": execute,
    "check": check,
    "bench": bench,
    "build": build,
}

if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
