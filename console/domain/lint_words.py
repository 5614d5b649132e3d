"""Finding words and phrases in a text as people write it, each with where it stands."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

_NOT_WORD = r"[^0-9a-z]"


def flat(text: str) -> str:
    """`text` without case and accents, letter for letter: positions stay what they are."""
    return "".join(map(_flat_letter, text))


def _flat_letter(letter: str) -> str:
    if letter.isascii():
        return letter.lower()
    return (unicodedata.normalize("NFKD", letter).casefold() or letter)[0]


@dataclass(frozen=True)
class Vocabulary:
    """The lists of words by purpose ("threat", "shame", "third" …), every language together:
    an agent may change languages within a message. Months and weekdays are by number.
    """

    lists: Mapping[str, tuple[str, ...]]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    _patterns: dict[str, re.Pattern[str]] = field(default_factory=dict, repr=False)

    def kept(self, name: str, make: Callable[[], re.Pattern[str]]) -> re.Pattern[str]:
        """The pattern `name`, made at the first question."""
        if name not in self._patterns:
            self._patterns[name] = make()
        return self._patterns[name]

    def found(self, name: str, flat_text: str) -> Iterator[tuple[int, int]]:
        """Where phrases of that list stand."""
        pattern = self.kept(name, lambda: _pattern(self.lists[name]))
        for hit in pattern.finditer(flat_text):
            yield hit.span()


def vocabulary_of(table: Mapping[str, Mapping[str, Iterable[str]]]) -> Vocabulary:
    """The vocabulary of a table as resources/lint/words.toml has it."""
    lists = {
        name: tuple(word for words in by_language.values() for word in words)
        for name, by_language in table.items()
        if name not in {"month", "weekday"}
    }
    return Vocabulary(lists, _numbered(table["month"], 1), _numbered(table["weekday"], 0))


def _numbered(by_language: Mapping[str, Iterable[str]], first: int) -> dict[str, int]:
    return {
        word: number
        for words in by_language.values()
        for number, word in enumerate(words, start=first)
    }


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    longest = sorted(set(phrases), key=len, reverse=True)
    choices = "|".join(map(_phrase, longest))
    return re.compile(rf"(?<![0-9a-z])(?:{choices})(?![0-9a-z])")


def _phrase(phrase: str) -> str:
    words = (re.escape(word).replace(r"\*", "[a-z]*") for word in phrase.split())
    return rf"{_NOT_WORD}+".join(words)
