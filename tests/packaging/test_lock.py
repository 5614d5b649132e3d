"""The lock is whole, trusts no address, and keeps off releases known to crash."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
LOCK = (CHECKOUT / "packaging" / "lock" / "requirements.txt").read_text(encoding="utf-8")
PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def entries() -> dict[str, str]:
    """Each locked name with its whole entry: version, marker, hashes."""
    found = re.split(r"\n(?=[A-Za-z0-9])", LOCK.strip())
    return {normal(re.split(r"[=\[ ]", entry)[0]): entry for entry in found}


def wanted() -> list[str]:
    listed = [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"]]
    return [normal(re.split(r"[^A-Za-z0-9._-]", line)[0]) for line in listed]


def test_every_dependency_of_the_project_is_locked() -> None:
    assert set(wanted()) <= set(entries())


@pytest.mark.parametrize("name", sorted(entries()))
def test_a_locked_package_has_one_exact_version_and_its_hashes(name: str) -> None:
    first, *rest = entries()[name].splitlines()
    assert re.fullmatch(r"[\w.\[\],-]+==[\w.+!]+( ; .+)? \\", first)
    assert rest
    assert all(re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}( \\)?", line) for line in rest)


def test_the_lock_holds_no_address() -> None:
    assert "://" not in LOCK
    assert not re.search(r"^\s*(-i|-f|--(?!hash=))", LOCK, re.MULTILINE)


def test_what_reads_plain_text_keyrings_is_not_installed() -> None:
    assert "keyrings-alt" not in entries()


def test_pyside_stays_below_the_release_that_aborts_on_python_3_11() -> None:
    version = re.search(r"^pyside6-essentials==(\d+)\.(\d+)", LOCK, re.MULTILINE)
    assert version is not None
    assert (6, 8) <= tuple(map(int, version.groups())) < (6, 12)


COUNT_NONE = """
import sys
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
label = QLabel()
before = sys.getrefcount(None)
for number in range(1000):
    label.setText("uno")
print(before - sys.getrefcount(None))
"""


def test_a_thousand_qt_calls_steal_no_reference_to_none() -> None:
    done = subprocess.run(
        [sys.executable, "-c", COUNT_NONE], capture_output=True, text=True, check=True
    )
    assert int(done.stdout) < 100  # a faulty release loses one a call; none is lost else
