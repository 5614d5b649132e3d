"""Words checked in a process beside, in three languages."""

import io
import json
import sys
from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from console.runtime import resources, spelling, spelling_child
from console.runtime.spelling import Speller, language_of


@pytest.fixture
def speller() -> Iterator[Speller]:
    speller = Speller()
    yield speller
    speller.close()


def test_spanish_and_english_are_checked(speller: Speller) -> None:
    words = {"acuerdo", "comprobante", "perfeto", "Quedaría"}
    assert speller.wrong("es", words) == {"perfeto"}
    assert "perfecto" in speller.suggest("es", "perfeto")
    assert speller.wrong("en", {"agreement", "agrement"}) == {"agrement"}


def test_every_language_has_its_dictionary_and_its_licence() -> None:
    for name in ("es_MX", "pt_BR"):
        folder = resources.path(f"dictionaries/{name}")
        names = {path.name for path in folder.iterdir()}
        assert {f"{name}.aff", f"{name}.dic", "LGPLv3.txt"} <= names
        assert any(each.startswith("README") for each in names)


def test_people_who_read_something_else_are_written_to_in_spanish() -> None:
    spoken = [language_of(code) for code in ("es_MX", "pt-BR", "en", "qu", "")]
    assert spoken == ["es", "pt", "en", "es", "es"]


def test_without_the_library_nothing_is_wrong(
    speller: Speller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spelling, "find_spec", lambda _name: None)
    assert not spelling.is_available()
    assert speller.wrong("es", {"zzzz"}) == frozenset()


def test_a_process_that_died_says_nothing_more(speller: Speller) -> None:
    assert speller.wrong("en", {"agrement"})
    process = speller._process
    assert process is not None
    process.kill()
    process.wait()
    assert speller.wrong("en", {"agrement"}) == frozenset()
    speller.close()
    assert speller.suggest("en", "agrement") == ()


def test_the_child_answers_line_by_line(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = [{"lang": "en", "words": ["helo", "hello"]}, {"lang": "en", "suggest": "helo"}]
    lines = "".join(json.dumps(each) + "\n" for each in asked).encode()
    out = SimpleNamespace(buffer=io.BytesIO())
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(lines)))
    monkeypatch.setattr(sys, "stdout", out)
    assert spelling_child.main() == 0
    wrong, suggested = map(json.loads, out.buffer.getvalue().splitlines())
    assert wrong == ["helo"]
    assert "hello" in suggested
