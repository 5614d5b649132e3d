"""Sentences for people outside the screens: commands, errors and reports, by language.

Screens speak through Qt Linguist; what the command line and files say stands in
`resources/messages/*.toml`, a table per code with one sentence per language.
"""

from functools import cache
from typing import Any

from console.runtime import resources

LANGUAGES = ("es", "pt_BR", "en")
FALLBACK = "es"


@cache
def table(name: str) -> dict[str, Any]:
    """The file `resources/messages/{name}.toml`, read once."""
    return resources.read_toml(f"messages/{name}.toml")


def sentence(name: str, code: str, lang: str, /, **fields: object) -> str:
    """The sentence of `code` in `lang` (Spanish where the language lacks it), filled in.

    Raises: KeyError for a code that the table does not have.
    """
    entry = table(name)[code]
    text = entry.get(lang) or entry[FALLBACK]
    return str(text).format(**fields)


def has(name: str, code: str) -> bool:
    """Whether the table knows `code`."""
    return code in table(name)
