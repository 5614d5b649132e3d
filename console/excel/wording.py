"""One sentence for a person about a row or about a refused file, in their language."""

from collections.abc import Callable
from functools import cache
from typing import Any

from console.domain.placement import RowNote
from console.runtime import resources
from console.runtime.errors import InputRefused

LANGUAGES = ("es", "pt_BR", "en")
DEFAULT_LANGUAGE = "es"
LONGEST_QUOTE = 80


@cache
def _table() -> dict[str, Any]:
    return resources.read_toml("import/messages.toml")


def language_of(language: str) -> str:
    """The nearest language that has sentences."""
    return next((name for name in LANGUAGES if name[:2] == language[:2]), DEFAULT_LANGUAGE)


def sentence(note: RowNote, language: str) -> str:
    """Row, column, what is wrong and the remedy, in one sentence or two."""
    return _placed(note, language, reason(note, language), remedy(note, language))


def reason(note: RowNote, language: str) -> str:
    """What is wrong with the row."""
    return _filled(_parts(note, language)[0], note, language)


def remedy(note: RowNote, language: str) -> str:
    """What to do about it."""
    return _filled(_parts(note, language)[1], note, language)


def sayer(language: str) -> Callable[[RowNote], str]:
    """`sentence` in one language, for Report.to_json."""
    return lambda note: sentence(note, language)


def refusal(refused: InputRefused, language: str) -> str:
    """What is wrong with a file, and the remedy, in one sentence."""
    sentences = _table()["files"].get(refused.code)
    if sentences is None:
        return str(refused)
    text: str = sentences[language_of(language)]
    return text.format_map(_Fields({k: _cut(str(v)) for k, v in refused.fields.items()}))


class _Fields(dict[str, str]):
    """Fields of a sentence; one that nobody gave stays empty."""

    def __missing__(self, _key: str) -> str:
        return ""


def _parts(note: RowNote, language: str) -> tuple[str, str]:
    why, fix = _table()["rows"][note.code][language_of(language)]
    return why, fix


def _filled(text: str, note: RowNote, language: str) -> str:
    words = _table()["words"][language_of(language)]
    other = note.other_row if note.other_row is not None else note.row
    return text.format(value=_cut(note.value or "") or words["empty"], other=other)


def _placed(note: RowNote, language: str, why: str, fix: str) -> str:
    words = _table()["words"][language_of(language)]
    form = "where" if note.block is None else "where_block"
    form += "" if note.column is not None else "_row"
    text: str = words[form]
    return text.format(row=note.row, column=note.column, block=note.block, why=why, fix=fix)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…"
