"""Whatever is refused or away has a sentence, in every language, with the same blanks."""

import ast
import re
import string
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from console.app.cli import explain, explain_unavailable
from console.excel.refused import FileRefused, RefusalCode
from console.runtime import sentences
from console.runtime.errors import InputRefused, Unavailable
from console.runtime.sentences import LANGUAGES

ROOT = Path(__file__).parents[2]
TABLES = sorted((ROOT / "resources" / "messages").glob("*.toml"))
FILES = tomllib.loads((ROOT / "resources" / "import" / "messages.toml").read_text("utf-8"))


def calls(name: str) -> Iterator[tuple[str, ast.Call]]:
    """Every place of the product where that error is made."""
    for file in sorted((ROOT / "console").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == name:
                yield f"{file.relative_to(ROOT)}:{node.lineno}", node


def constants() -> dict[str, str]:
    """Text constants of the product's modules, for codes that have a name."""
    found: dict[str, str] = {}
    for file in sorted((ROOT / "console").rglob("*.py")):
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if (
                isinstance(node, ast.Assign)
                and isinstance(node.targets[0], ast.Name)
                and isinstance(node.value, ast.Constant)
                and isinstance(node.value.value, str)
            ):
                found[node.targets[0].id] = node.value.value
    return found


NAMED = constants()


def text_of(node: ast.expr | None) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return NAMED.get(node.id) if isinstance(node, ast.Name) else None


def codes() -> list[tuple[str, str, str]]:
    """(where, which table's code, whose) for everything that can be refused or away."""
    found = []
    for where, call in calls("InputRefused"):
        if code := text_of(call.args[0]):
            found.append((where, code, "refused"))
    for where, call in calls("Unavailable"):
        named = {keyword.arg: keyword.value for keyword in call.keywords}
        if code := text_of(named.get("code")):
            found.append((where, code, "away"))
        remedy = call.args[1] if len(call.args) > 1 else named.get("remedy")
        if text := text_of(remedy):
            found.append((where, text, "remedy"))
    return found


CODES = codes()


def test_the_walk_finds_what_is_raised() -> None:
    known = {code for _, code, _ in CODES}
    assert {"workspace_missing", "account_unknown", "relay_away", "renew_token"} <= known
    assert len(known) > 15


def test_every_code_that_is_raised_has_its_sentence() -> None:
    assert [found for found in CODES if not sentences.has("refusals", found[1])] == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("code", list(RefusalCode))
def test_every_refusal_of_a_file_has_its_sentence(code: RefusalCode, lang: str) -> None:
    told = explain(FileRefused(code, "cartera.xlsx"), lang)
    assert code.value not in told
    assert not re.search(r"\{\w*\}", told)


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def sentences_in(name: str, table: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every inner table that speaks languages."""
    if "es" in table and not isinstance(table["es"], dict):
        yield name, table
        return
    for key, inner in table.items():
        if isinstance(inner, dict):
            yield from sentences_in(f"{name}.{key}", inner)


SENTENCES = [
    found
    for file in TABLES
    for found in sentences_in(file.stem, tomllib.loads(file.read_text(encoding="utf-8")))
] + list(sentences_in("import", {part: FILES[part] for part in ("rows", "files")}))


def test_the_tables_are_found() -> None:
    stems = {name.partition(".")[0] for name, _ in SENTENCES}
    assert {"cli", "refusals", "gate", "exports", "import"} <= stems


def spoken(entry: dict[str, Any]) -> dict[str, str]:
    """The texts by language: es, pt, en."""
    return {
        lang[:2]: " ".join(text) if isinstance(text, list) else str(text)
        for lang, text in entry.items()
        if lang[:2] in {"es", "pt", "en"}
    }


def test_every_sentence_stands_in_every_language() -> None:
    lacking = [name for name, entry in SENTENCES if set(spoken(entry)) != {"es", "pt", "en"}]
    assert lacking == []
    silent = [
        name for name, entry in SENTENCES if not all(t.strip() for t in spoken(entry).values())
    ]
    assert silent == []


def test_the_languages_of_a_sentence_have_the_same_blanks() -> None:
    different = [
        name
        for name, entry in SENTENCES
        if len({frozenset(blanks(text)) for text in spoken(entry).values()}) > 1
    ]
    assert different == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_unknown_code_still_says_something(lang: str) -> None:
    assert "thing" in explain_unavailable(Unavailable("thing", code="of_tomorrow"), lang)
    assert explain(InputRefused("of_tomorrow", file="thing"), lang)


def test_a_remedy_follows_its_sentence() -> None:
    told = explain_unavailable(
        Unavailable("fail", "start_keyring_or_name_key_file_or_plain", code="no_keyring"), "en"
    )
    assert told.index("keyring") < told.index("ACUERDO_KEY_FILE")
