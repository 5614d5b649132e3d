"""Words as the indexes of texts keep them, and what stands near a mistyped one."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, func, literal_column

from console.domain.folding import folded

_WORD = re.compile(r"[^\W_]+")
FEWEST_LETTERS = 2
"""A single letter begins a tenth of all words."""
_NEAREST = 5
_LONG = 6
_SHORTEST_MISTYPED = 4

ACCENTED = "áàâäãåçéèêëíìîïñóòôöõúùûüýÁÀÂÄÃÅÇÉÈÊËÍÌÎÏÑÓÒÔÖÕÚÙÛÜÝ"
PLAIN = "aaaaaaceeeeiiiinooooouuuuyaaaaaaceeeeiiiinooooouuuuy"
SERVER_MESSAGE: ColumnElement[str] = literal_column(
    "to_tsvector('simple', translate(lower(coalesce(messages.text, '') || ' ' ||"
    f" coalesce(messages.media ->> 'filename', '')), '{ACCENTED}', '{PLAIN}'))"
)
"""The expression that PostgreSQL keeps an index of; the migration writes the same."""
SERVER_NAME: ColumnElement[str] = literal_column(
    "to_tsvector('simple', coalesce(debtors.name_folded, ''))"
)


def words_of(typed: str) -> list[str]:
    """The words to look for, folded as the indexes are."""
    return [word for word in _WORD.findall(folded(typed)) if len(word) >= FEWEST_LETTERS]


def is_server(connection: Connection) -> bool:
    """Whether the workspace is PostgreSQL's."""
    return connection.dialect.name == "postgresql"


def fts_query(words: Sequence[Sequence[str]]) -> str:
    """For FTS5: each entry is a word or its alternatives, any of which may be begun only."""
    return " ".join(
        "(" + " OR ".join(f'"{each}"*' for each in choices) + ")" for choices in words
    ).replace(") (", ") AND (")


def ts_query(words: Sequence[Sequence[str]]) -> ColumnElement[str]:
    """The same for PostgreSQL."""
    text_form = " & ".join(
        "(" + " | ".join(f"{each}:*" for each in choices) + ")" for choices in words
    )
    return func.to_tsquery("simple", text_form)


def has_beginning(vocabulary: Sequence[str], word: str) -> bool:
    """Whether some word of the sorted `vocabulary` begins with `word`."""
    place = bisect_left(vocabulary, word)
    return place < len(vocabulary) and vocabulary[place].startswith(word)


def nearest(vocabulary: Sequence[str], word: str) -> list[str]:
    """The few words that a slip of the fingers could have made `word` of: one letter missing,
    extra, wrong or swapped with its neighbour, two in a long word.
    """
    if len(word) < _SHORTEST_MISTYPED:
        return []
    from rapidfuzz import process  # noqa: PLC0415 - native, needed only for mistyped words
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    found = process.extract(
        word,
        vocabulary,
        scorer=OSA.distance,
        limit=_NEAREST,
        score_cutoff=2 if len(word) >= _LONG else 1,
    )
    return [each for each, _distance, _place in found]


def excerpt(whole: str, words: Sequence[str], around: int = 24, longest: int = 90) -> str:
    """One line of `whole` with the first of the words in it, begun and ended at words."""
    line = " ".join(whole.split())
    lowered = folded(line)
    at = -1
    if len(lowered) == len(line):  # folding changed no length, so places agree
        hits = [hit for word in words if (hit := lowered.find(word)) >= 0]
        at = min(hits, default=-1)
    begin = 0
    if at > around:
        begin = line.rfind(" ", 0, at - around) + 1
    cut = line[begin : begin + longest]
    if begin + longest < len(line):
        cut = cut.rsplit(" ", 1)[0] + "…"
    return ("…" if begin else "") + cut
