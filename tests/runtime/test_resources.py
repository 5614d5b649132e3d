import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from console.runtime import resources


@pytest.fixture(autouse=True)
def looked_up_afresh() -> Iterator[None]:
    resources._root.cache_clear()
    yield
    resources._root.cache_clear()


def test_a_checkout_finds_what_ships() -> None:
    assert resources.path("theme/light.toml").is_file()
    assert resources.read_toml("theme/light.toml")["is_dark"] is False
    assert resources.text("icons/clock.svg").startswith("<svg")


def test_a_frozen_program_looks_where_it_was_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "resources").mkdir()
    (tmp_path / "resources" / "note.txt").write_text("ñ", encoding="utf-8")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resources.text("note.txt") == "ñ"


def test_a_wheel_looks_inside_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = tmp_path / "console" / "_resources"
    inside.mkdir(parents=True)
    (inside / "note.txt").write_text("ñ", encoding="utf-8")
    monkeypatch.setattr(resources, "__file__", str(tmp_path / "console/runtime/resources.py"))
    assert resources.text("note.txt") == "ñ"


def test_what_does_not_ship_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"icons/none\.svg"):
        resources.path("icons/none.svg")
