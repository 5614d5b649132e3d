"""Finds blocks of columns that repeat, once for each account of a row."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from console.excel.cells import tidy
from console.excel.fields import BLOCK_FIELDS, Field
from console.excel.layout import Mapping
from console.excel.profile import Profile
from console.excel.vocabulary import SURE, Candidates, Vocabulary

if TYPE_CHECKING:
    from console.excel.mapping import Candidate

LEAST_COMMON = 2
AMOUNT_FIELDS = frozenset({"due_amount", "total_balance"})
LONGEST_LABEL = 3

Parts = tuple[str, str]
"""A header taken apart: the block's label and the rest."""


@dataclass(frozen=True, slots=True)
class Block:
    """One block: its columns with what their names say inside it."""

    columns: dict[int, Candidates]

    def candidates(
        self, profiles: Sequence[Profile], fields: dict[str, Field]
    ) -> list["Candidate"]:
        """Fields that the block's columns may feed."""
        from console.excel.mapping import Candidate  # noqa: PLC0415 - they need each other

        return [
            Candidate(
                score - profiles[column].penalty(fields[name].reading, name), column, name
            )
            for column, named in self.columns.items()
            for name, score in named.items()
            if name in BLOCK_FIELDS
        ]

    def scores(self, mapping: Mapping) -> dict[int, int]:
        """How sure each column's field is."""
        return {
            columns[0]: self.columns[columns[0]].get(name, SURE)
            for name, columns in mapping.items()
        }


def find_blocks(headers: Sequence[str], vocabulary: Vocabulary) -> dict[str, Block]:
    """Blocks by label, in the order of the sheet; none in an ordinary table.

    A block is a label that stands with the same other words as another label does ("TARJETA
    VISA", "TARJETA DINERS", "SALDO VISA", "SALDO DINERS"), an amount and one more field among
    them.
    """
    for side in (_of_group, _of_end, _of_beginning):
        found = _on_side(headers, vocabulary, side)
        if found:
            return found
    return {}


def _on_side(
    headers: Sequence[str], vocabulary: Vocabulary, side: Callable[[str], list[Parts]]
) -> dict[str, Block]:
    stems: dict[str, dict[str, int]] = defaultdict(dict)
    for column, header in enumerate(headers):
        for label, stem in side(header):
            stems[label].setdefault(stem, column)
    named = {label: _named(found, vocabulary) for label, found in stems.items()}
    rich = {label: found for label, found in named.items() if _is_account(found)}
    best: tuple[str, ...] = ()
    for found in rich.values():
        same = tuple(other for other, named in rich.items() if _are_alike(found, named))
        best = max(best, same, key=len)
    if len(best) < LEAST_COMMON:
        return {}
    return {
        label: Block({stems[label][stem]: found for stem, found in rich[label].items()})
        for label in sorted(best, key=lambda found: min(stems[found].values()))
    }


def _named(stems: dict[str, int], vocabulary: Vocabulary) -> dict[str, Candidates]:
    return {stem: vocabulary.candidates(stem) for stem in stems}


def _is_account(named: dict[str, Candidates]) -> bool:
    """Whether the stems hold an amount, and one more field of an account."""
    sure = {
        name
        for found in named.values()
        for name, score in found.items()
        if score >= SURE and name in BLOCK_FIELDS
    }
    return bool(sure & AMOUNT_FIELDS) and len(sure) >= LEAST_COMMON


def _are_alike(one: dict[str, Candidates], other: dict[str, Candidates]) -> bool:
    common = one.keys() & other.keys()
    return len(common) >= LEAST_COMMON and _is_account({stem: one[stem] for stem in common})


def _of_group(header: str) -> list[Parts]:
    group, slash, name = header.partition(" / ")
    return [(tidy(group), tidy(name))] if slash else []


def _of_end(header: str) -> list[Parts]:
    words = header.replace("_", " ").split()
    return [
        (" ".join(words[at:]), " ".join(words[:at]))
        for at in range(max(1, len(words) - LONGEST_LABEL), len(words))
    ]


def _of_beginning(header: str) -> list[Parts]:
    words = header.replace("_", " ").split()
    return [
        (" ".join(words[:at]), " ".join(words[at:]))
        for at in range(1, min(len(words), LONGEST_LABEL + 1))
    ]
