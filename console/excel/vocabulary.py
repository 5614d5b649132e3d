"""What a column's name says: names of fields, compared exactly, by words and by likeness."""

import re
import unicodedata
from enum import StrEnum
from functools import cache, lru_cache

from console.domain.placement import FileKind
from console.excel.fields import FIELDS
from console.runtime import resources

EXACT, EXACT_NUMBERED, SAME_WORDS = 99, 97, 95
SURE = 90
FAIR = 70
CONTAINED_FROM, CONTAINED_GAIN = 50, 40
PARTLY_FROM = 40
LEAST_COVERAGE = 0.5
LEAST_LIKENESS = 85
LIKENESS_SCALE = 0.9
NEVER = "-"
GROUPED = " / "
CAMEL = re.compile(r"(?<=[a-zñ])(?=[A-Z])")
LETTER_DIGIT = re.compile(r"(?<=[a-z])(?=\d)|(?<=\d)(?=[a-z])")
NOT_WORD = re.compile(r"[^a-z0-9]+")


class Why(StrEnum):
    """What speaks for a proposed field."""

    EXACT = "exact"
    SYNONYM = "synonym"
    WORDS = "words"
    ALIKE = "alike"
    CONTENT = "content"
    DEBT = "debt"
    SAVED = "saved"
    STATED = "stated"


Candidates = dict[str, int]
"""Confidence 0-100 by field."""


@cache
def _tables() -> dict[str, dict[str, list[str]]]:
    return resources.read_toml("import/synonyms.toml")


@cache
def _small_words() -> frozenset[str]:
    return frozenset(_tables()["small_words"]["words"])


@cache
def vocabulary_of(kind: FileKind) -> "Vocabulary":
    """The names of one kind of file's fields, learnt once."""
    return Vocabulary(kind)


@lru_cache(maxsize=20_000)
def words_of(header: str) -> tuple[str, ...]:
    """A header's words: lower case, no accents, abbreviations written out, small words out."""
    apart = CAMEL.sub(" ", header)
    decomposed = unicodedata.normalize("NFKD", apart.lower())
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    spelled = _joined_initials(NOT_WORD.sub(" ", LETTER_DIGIT.sub(" ", plain)).split())
    small = _small_words()
    known = _tables()["abbreviations"]
    words = (known.get(word, word) for word in spelled)
    return tuple(str(word) for word in words if word not in small) or tuple(spelled)


class Vocabulary:
    """The names of one kind of file's fields."""

    def __init__(self, kind: FileKind) -> None:
        tables, fields = _tables(), FIELDS[kind]
        self._exact: dict[tuple[str, ...], list[str]] = {}
        self._learnt: dict[tuple[str, ...], Candidates] = {}
        own = tables.get(kind.value, {})
        for table in (own, tables["shared"]):
            for field, names in table.items():
                if field in fields:
                    self._learn(field, names)
        taken = {words_of(name) for names in own.values() for name in names}
        for words in taken:
            self._exact[words] = [f for f in self._exact.get(words, []) if f in own]
        for name in tables["never"]["names"]:
            self._exact.setdefault(words_of(name), [NEVER])

    def _learn(self, field: str, names: list[str]) -> None:
        for name in names:
            fields = self._exact.setdefault(words_of(name), [])
            if field not in fields:
                fields.append(field)

    def candidates(self, header: str) -> Candidates:
        """Fields that a column of this name may feed, with how sure the name makes it. In
        "group / name" the name speaks, unless both together are a name of their own.
        """
        _, slash, name = header.partition(GROUPED)
        if slash:
            inner = {field: score - 1 for field, score in self.candidates(name).items()}
            outer = self._of_words(header)
            return inner | {field: n for field, n in outer.items() if n >= SAME_WORDS}
        return self._of_words(header)

    def _of_words(self, header: str) -> Candidates:
        words = words_of(header)
        if not words:
            return {}
        if words in self._exact:
            return self._scored(words, EXACT)
        bare = without_numbers(words)
        if bare and bare in self._exact:
            return self._scored(bare, EXACT_NUMBERED)
        known = self._learnt.get(bare or words)
        if known is None:
            known = self._learnt[bare or words] = self._by_words(bare or words)
        return dict(known)

    def is_name(self, header: str) -> bool:
        """Whether this is exactly a field's name (asked of every cell: no likeness)."""
        words = words_of(header)
        fields = self._exact.get(words) or self._exact.get(without_numbers(words))
        return bool(fields) and fields != [NEVER]

    def is_never(self, header: str) -> bool:
        """Whether the name is known to be no field's."""
        words = words_of(header)
        return NEVER in self._exact.get(words, self._exact.get(without_numbers(words), ()))

    def why(self, header: str, field: str) -> Why:
        """What in the name speaks for the field."""
        words = words_of(header.rpartition(GROUPED)[2])
        for whole in (words_of(header), words):
            if field in self._exact.get(whole, ()):
                return Why.EXACT
            if field in self._exact.get(without_numbers(whole), ()):
                return Why.SYNONYM
        given = set(without_numbers(words) or words)
        phrases = [set(phrase) for phrase, fields in self._exact.items() if field in fields]
        if given in phrases:
            return Why.SYNONYM
        shared = any(phrase <= given or given <= phrase for phrase in phrases)
        return Why.WORDS if shared else Why.ALIKE

    def _scored(self, words: tuple[str, ...], score: int) -> Candidates:
        return {field: score for field in self._exact[words] if field != NEVER}

    def _by_words(self, words: tuple[str, ...]) -> Candidates:
        given, best = set(words), Candidates()
        for phrase, fields in self._exact.items():
            score = _likeness(given, phrase)
            if score:
                for field in fields:
                    best[field] = max(best.get(field, 0), score)
        if best.get(NEVER, 0) >= max(best.values(), default=0):
            return {}
        best.pop(NEVER, None)
        return best


def without_numbers(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words that are no number: the second telephone is a telephone."""
    return tuple(word for word in words if not word.isdigit())


def _likeness(given: set[str], phrase: tuple[str, ...]) -> int:
    named = set(phrase)
    shared = len(given & named)
    if shared == len(given) == len(named):
        return SAME_WORDS
    if shared == len(named) and shared / len(given) >= LEAST_COVERAGE:
        return int(CONTAINED_FROM + CONTAINED_GAIN * shared / len(given))
    if shared == len(given) and shared / len(named) >= LEAST_COVERAGE:
        return int(PARTLY_FROM + CONTAINED_GAIN * shared / len(named))
    return _fuzzy(given, named)


def _fuzzy(given: set[str], named: set[str]) -> int:
    """Words that are the same but for a slip of the finger, each of them."""
    if len(given) != len(named):
        return 0
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415 - native, needed only while importing

    left, right = sorted(given - named), sorted(named - given)
    worst = min((ratio(a, b) for a, b in zip(left, right, strict=True)), default=0.0)
    short = min(map(len, left + right), default=0)
    return int(worst * LIKENESS_SCALE) if worst >= LEAST_LIKENESS and short > len("tipo") else 0


def _joined_initials(words: list[str]) -> list[str]:
    """Initials written apart, as one word: "r f c" is "rfc"."""
    joined: list[str] = []
    initials = ""
    for word in [*words, ""]:
        if len(word) == 1 and word.isalpha():
            initials += word
            continue
        if initials:
            joined.append(initials)
            initials = ""
        if word:
            joined.append(word)
    return joined
