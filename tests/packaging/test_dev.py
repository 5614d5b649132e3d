"""The set-up command: read by any Python since 3.8, clear in its needs, true in its exit."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
PACKAGING = CHECKOUT / "packaging"
STARTED_BY_ANY_PYTHON = ("dev", "pythons", "environment", "system_packages", "suite", "relock")
sys.path.insert(0, str(PACKAGING))
import dev  # type: ignore[import-not-found]  # noqa: E402 - a folder of scripts, no package
import environment  # type: ignore[import-not-found]  # noqa: E402 - as above
import pythons  # type: ignore[import-not-found]  # noqa: E402 - as above
import suite  # type: ignore[import-not-found]  # noqa: E402 - as above
import system_packages  # type: ignore[import-not-found]  # noqa: E402 - as above

sys.path.remove(str(PACKAGING))


def dev_py(*arguments: str, **more: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, str(PACKAGING / "dev.py"), *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **more},
        cwd=CHECKOUT.parent,
    )


@pytest.mark.parametrize("name", STARTED_BY_ANY_PYTHON)
def test_an_older_python_can_read_the_command(name: str) -> None:
    source = (PACKAGING / f"{name}.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 8))
    assert "from __future__ import annotations" in source


@pytest.mark.parametrize("name", STARTED_BY_ANY_PYTHON)
def test_the_command_imports_the_standard_library_and_itself_alone(name: str) -> None:
    tree = ast.parse((PACKAGING / f"{name}.py").read_text(encoding="utf-8"))
    imported = {
        alias.name.split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    } | {
        str(node.module).split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
    }
    assert imported <= {*sys.stdlib_module_names, *STARTED_BY_ANY_PYTHON}


def test_packaging_is_a_bare_folder() -> None:
    assert not (PACKAGING / "__init__.py").exists()


def test_help_names_every_command() -> None:
    shown = dev_py("--help")
    assert shown.returncode == 0
    assert all(f"\n  {verb}" in shown.stdout for verb in dev.VERBS)


@pytest.mark.parametrize("arguments", [(), ("dance",)])
def test_wrong_usage_says_what_there_is(arguments: tuple[str, ...]) -> None:
    shown = dev_py(*arguments)
    assert shown.returncode == 2
    assert "usage: " in shown.stderr
    assert shown.stdout == ""


def test_without_a_fitting_python_it_says_what_to_install(tmp_path: Path) -> None:
    old = tmp_path / "python3.9"
    old.write_text("#!/bin/sh\necho '[[3, 9, 2], \"CPython\", true, true, true]'\n")
    old.chmod(0o755)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ACUERDO_PYTHON", str(old))
        with pytest.raises(pythons.NoFittingPython) as raised:
            pythons.fitting_python()
    assert "3.11, 3.12, 3.13 or 3.14" in str(raised.value)
    assert f"CPython 3.9.2 ({old})" in str(raised.value)
    assert "Install one: " in str(raised.value)


def test_the_running_python_is_taken_when_it_fits() -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("ACUERDO_PYTHON", raising=False)
        assert pythons.fitting_python().path == sys.executable


@pytest.mark.parametrize(
    ("version", "implementation", "is_64_bit", "has_gil", "fits"),
    [
        ((3, 10, 13), "CPython", True, True, False),
        ((3, 11, 2), "CPython", True, True, True),
        ((3, 14, 0), "CPython", True, True, True),
        ((3, 15, 0), "CPython", True, True, False),
        ((3, 11, 2), "PyPy", True, True, False),
        ((3, 13, 0), "CPython", False, True, False),
        ((3, 14, 0), "CPython", True, False, False),
    ],
)
def test_which_python_fits(
    version: tuple[int, ...], implementation: str, is_64_bit: bool, has_gil: bool, fits: bool
) -> None:
    python = pythons.Python("python", version, implementation, is_64_bit, has_gil, True)
    assert python.fits is fits


def test_a_program_that_is_no_python_is_passed_over(tmp_path: Path) -> None:
    broken = tmp_path / "python3.13"
    broken.write_text("#!/bin/sh\necho 'python3.13: command not found' >&2\nexit 127\n")
    broken.chmod(0o755)
    assert pythons.probe(str(broken)) is None
    assert pythons.probe(str(tmp_path / "nothing")) is None


@pytest.fixture
def environ() -> Iterator[pytest.MonkeyPatch]:
    with pytest.MonkeyPatch.context() as patch:
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
            patch.delenv(name, raising=False)
        yield patch


@pytest.fixture
def became(environ: pytest.MonkeyPatch) -> list[list[str]]:
    commands: list[list[str]] = []

    def become(command: list[str]) -> int:
        commands.append(command)
        return 0

    environ.setattr(dev, "become", become)
    return commands


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_without_a_display_qt_paints_offscreen_unless_told_otherwise(
    environ: pytest.MonkeyPatch,
) -> None:
    assert environment.variables()["QT_QPA_PLATFORM"] == "offscreen"
    environ.setenv("QT_QPA_PLATFORM", "vnc")
    assert environment.variables()["QT_QPA_PLATFORM"] == "vnc"
    environ.setenv("DISPLAY", ":1")
    environ.delenv("QT_QPA_PLATFORM")
    assert "QT_QPA_PLATFORM" not in environment.variables()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_without_a_display_the_demo_plays_its_tour_and_leaves_pictures(
    became: list[list[str]],
) -> None:
    dev.demo(["--speed", "2"])
    pictures = str(CHECKOUT / "demo-pictures")
    assert became[0][-5:] == ["--speed", "2", "--tour", "--screenshots", pictures]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
@pytest.mark.parametrize("given", [["--screenshots", "mine"], ["--screenshots=mine"]])
def test_a_folder_given_for_the_pictures_is_kept(
    became: list[list[str]], given: list[str]
) -> None:
    dev.demo(["--tour", *given])
    assert became[0][-len(given) - 1 :] == ["--tour", *given]


def test_with_a_display_the_demo_is_left_to_the_person(
    became: list[list[str]], environ: pytest.MonkeyPatch
) -> None:
    environ.setenv("DISPLAY", ":1")
    dev.demo([])
    assert became[0][-3:] == ["-m", "console", "demo"]


def test_acuerdo_and_python_are_those_of_the_environment(became: list[list[str]]) -> None:
    dev.execute(["acuerdo", "doctor", "--json"])
    dev.execute(["python", "-c", "pass"])
    dev.execute(["ruff", "--version"])
    python = str(environment.PYTHON)
    assert became == [
        [python, "-m", "console", "doctor", "--json"],
        [python, "-c", "pass"],
        ["ruff", "--version"],
    ]


def test_the_benchmarks_are_those_in_their_folder(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["bench"]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    files = (CHECKOUT / "tests" / "bench").glob("bench_*.py")
    for name in (path.stem.removeprefix("bench_") for path in files):
        assert name in shown.err


def test_a_report_is_counted_as_pytest_counts(tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    report.write_text(
        '<testsuites><testsuite tests="9" failures="2" errors="1" skipped="3"/></testsuites>'
    )
    assert str(suite.counted(report)) == "2 failed, 3 passed, 3 skipped, 1 error"
    report.write_text('<testsuites><testsuite tests="2" failures="0"/></testsuites>')
    assert str(suite.counted(report)) == "2 passed"
    assert suite.counted(tmp_path / "never written.xml") is None


@pytest.mark.skipif(os.name == "nt", reason="a POSIX signal")
def test_a_command_killed_by_a_signal_counts_as_failed() -> None:
    command = [sys.executable, "-c", "import os; os.kill(os.getpid(), 9)"]
    assert suite.run(command) == 137
    assert suite.run([sys.executable, "-c", "raise SystemExit(7)"]) == 7


@pytest.mark.skipif(sys.platform != "linux", reason="Debian-like systems")
class TestSystemPackages:
    @pytest.fixture(autouse=True)
    def on_paper(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        self.commands: list[list[str]] = []
        self.said: list[str] = []
        self.status = 0
        monkeypatch.setattr(system_packages, "MEMORY", tmp_path / "refused.json")
        monkeypatch.setattr(system_packages.shutil, "which", lambda name: f"/usr/bin/{name}")
        monkeypatch.setattr(system_packages, "_may_be_root", lambda: True)
        monkeypatch.setattr(system_packages, "_loads", lambda library: "EGL" not in library)
        monkeypatch.setattr(system_packages, "_fonts", lambda _pattern: [Path("a.ttf")])
        monkeypatch.setattr(system_packages, "_as_root", self.as_root)

    def as_root(self, command: list[str], _say: object) -> int:
        self.commands.append(command)
        return self.status if "install" in command else 100  # one source is always unreachable

    def complete(self) -> None:
        system_packages.complete(
            self.said.append, with_windows=True, with_postgresql=True, with_emoji=True
        )

    def test_only_what_is_missing_is_installed_after_one_update(self) -> None:
        self.complete()
        update, install = self.commands
        assert update[-1] == "update"
        assert install[-3:] == ["-y", "--no-install-recommends", "libegl1"]

    def test_what_could_not_be_installed_is_said_and_not_tried_again_at_once(self) -> None:
        self.status = 100
        self.complete()
        assert len(self.commands) == 2
        self.complete()
        assert len(self.commands) == 2
        assert self.said[-1].endswith("Install: sudo apt-get install libegl1")

    def test_without_the_right_to_install_the_command_is_said(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(system_packages, "_may_be_root", lambda: False)
        self.complete()
        assert self.commands == []
        assert self.said == [
            "missing: libegl1 (Qt needs them to start). Install: sudo apt-get install libegl1"
        ]
