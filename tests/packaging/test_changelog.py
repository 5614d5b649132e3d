"""The changelog can be read by a program, and agrees with the version."""

import re
import tomllib
from datetime import date
from pathlib import Path

import console

CHECKOUT = Path(__file__).resolve().parents[2]
CHANGELOG = (CHECKOUT / "CHANGELOG.md").read_text(encoding="utf-8")
KINDS = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def releases() -> list[tuple[tuple[int, ...], date]]:
    found = re.findall(r"^## \[(\d+\.\d+\.\d+)\] - (\d{4}-\d\d-\d\d)$", CHANGELOG, re.MULTILINE)
    return [
        (tuple(map(int, number.split("."))), date.fromisoformat(on)) for number, on in found
    ]


def test_every_heading_is_a_release_or_a_kind_of_change() -> None:
    sections = re.findall(r"^## (.+)$", CHANGELOG, re.MULTILINE)
    assert sections[0] == "[Unreleased]"
    assert len(releases()) == len(sections) - 1
    assert set(re.findall(r"^### (.+)$", CHANGELOG, re.MULTILINE)) <= KINDS


def test_releases_are_listed_newest_first() -> None:
    assert releases() == sorted(releases(), reverse=True)


def test_the_version_is_the_same_everywhere() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["version"] == console.__version__
    newest = [".".join(map(str, number)) for number, _ in releases()[:1]]
    assert newest in ([], [console.__version__])
