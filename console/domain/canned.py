"""Replies that are kept ready: found by what one types, filled from the record."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from console.domain.folding import folded

MARK = re.compile(r"\{([^{}\n]{1,40})\}")
SHORTCUT = re.compile(r"[\w-]{1,40}")
LONGEST = 4_096
"""A text message's limit (Meta, messages reference, 2026-11)."""


@dataclass(frozen=True, slots=True)
class CannedReply:
    """A text that stands ready under `/shortcut`. Without an `owner` the team shares it; a
    new one has the number 0 until it is kept.
    """

    id: int
    shortcut: str
    title: str
    text: str
    language: str = "es"
    owner: str | None = None
    version: int = 1

    @property
    def is_shared(self) -> bool:
        """Whether everybody of the team has it."""
        return self.owner is None


@dataclass(frozen=True, slots=True)
class Filled:
    """A reply's text with what the record knows; `missing` are the marks left, in order."""

    text: str
    missing: tuple[str, ...] = ()
    used: int = 0


def matching(
    replies: Iterable[CannedReply], typed: str, language: str | None = None
) -> tuple[CannedReply, ...]:
    """The replies that have every word of `typed` in shortcut, title or text, best first:
    by shortcut before title before text, in the debtor's language before others.
    """
    words = folded(typed).split()
    ranked = [
        (rank, reply.language != language, folded(reply.shortcut), reply.id, reply)
        for reply in replies
        if (rank := _rank(reply, words)) is not None
    ]
    return tuple(entry[-1] for entry in sorted(ranked, key=lambda entry: entry[:-1]))


def _rank(reply: CannedReply, words: list[str]) -> int | None:
    """0 where the shortcut begins with what was typed, more the further away it was found."""
    places = (folded(reply.shortcut), folded(reply.title), folded(reply.text))
    if words and places[0].startswith("".join(words)):
        return 0
    worst = 0
    for word in words:
        found = next((at for at, place in enumerate(places, start=1) if word in place), None)
        if found is None:
            return None
        worst = max(worst, found)
    return worst


def fill(text: str, values: Mapping[str, str]) -> Filled:
    """Put `values` (by the mark's name, without case and accents) for the marks of `text`."""
    known = {_name(name): value for name, value in values.items() if value}
    missing: list[str] = []
    used = 0

    def put(hit: re.Match[str]) -> str:
        nonlocal used
        value = known.get(_name(hit.group(1)))
        if value is None:
            missing.append(hit.group())
            return hit.group()
        used += 1
        return value

    return Filled(MARK.sub(put, text), tuple(missing), used)


def _name(mark: str) -> str:
    return "_".join(folded(mark).split())


def marks_of(text: str) -> Iterator[tuple[int, int]]:
    """Where marks that nobody filled stand."""
    for hit in MARK.finditer(text):
        yield hit.span()


def next_mark(text: str, after: int) -> tuple[int, int] | None:
    """The next mark at or behind a place, around the end; None where there is none."""
    marks = list(marks_of(text))
    return next((mark for mark in marks if mark[0] >= after), marks[0] if marks else None)


def replies_of(table: Mapping[str, Iterable[Mapping[str, str]]]) -> tuple[CannedReply, ...]:
    """The replies of a table as resources/canned/starter.toml has it, shared by the team."""
    return tuple(
        CannedReply(0, each["shortcut"], each["title"], each["text"], each["language"])
        for each in table["reply"]
    )
