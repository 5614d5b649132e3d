"""Results of an activity (gestión): the codes, whom they reached, and the best and the last."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar

from console.domain.contact import HardBlock, SoftPause


class Reached(StrEnum):
    """Who was reached, in the field's own marks."""

    RIGHT_PARTY_WITH_RESULT = "RPC+"
    RIGHT_PARTY = "RPC"
    RIGHT_PARTY_REFUSING = "RPC-"
    THIRD_PARTY = "TPC"
    WRONG_PARTY = "WPC"
    NOBODY = "NC"
    ANYBODY = "ANY"
    NOT_A_CONTACT = "NONE"


RIGHT_PARTY = frozenset(
    {Reached.RIGHT_PARTY_WITH_RESULT, Reached.RIGHT_PARTY, Reached.RIGHT_PARTY_REFUSING}
)


@dataclass(frozen=True, slots=True)
class Disposition:
    """One result code. The lower the weight, the better the result.

    `labels` by language, `needs` the facts to record with it, `block` and `pause` what it
    puts on the debtor.
    """

    code: str
    reached: Reached
    weight: int
    labels: Mapping[str, str]
    needs: tuple[str, ...] = ()
    block: HardBlock | None = None
    pause: SoftPause | None = None

    @property
    def is_right_party(self) -> bool:
        """Whether the debtor in person was reached."""
        return self.reached in RIGHT_PARTY

    def label(self, lang: str) -> str:
        """Its name in `lang` ("es", "pt_BR", "en"), in Spanish where there is none."""
        return self.labels.get(lang[:2], self.labels["es"])


@dataclass(frozen=True, slots=True)
class Done:
    """An activity as the choice of best and last sees it."""

    at: datetime
    code: str


T = TypeVar("T", bound=Done)


def dispositions_of(table: Mapping[str, Mapping[str, Any]]) -> dict[str, Disposition]:
    """The catalogue of a table of the file's shape, best results first."""
    found = [_disposition(code, each) for code, each in table.items()]
    return {each.code: each for each in sorted(found, key=_weight)}


def best_and_last(
    activities: Iterable[T], catalogue: Mapping[str, Disposition]
) -> tuple[T, T] | None:
    """The best result (the newest of equals) and the last; None without activities.

    Codes outside the catalogue (a creditor's older ones) count as the worst.
    """
    by_time = sorted(activities, key=_at)
    if not by_time:
        return None
    worst = max((each.weight for each in catalogue.values()), default=0) + 1

    def weight(done: T) -> int:
        known = catalogue.get(done.code)
        return worst if known is None else known.weight

    return min(reversed(by_time), key=weight), by_time[-1]


def _disposition(code: str, table: Mapping[str, Any]) -> Disposition:
    block, pause = table.get("block"), table.get("pause")
    return Disposition(
        code,
        Reached(table["class"]),
        table["weight"],
        {lang: table[lang] for lang in ("es", "pt", "en")},
        tuple(table.get("needs", ())),
        None if block is None else HardBlock(block),
        None if pause is None else SoftPause(pause),
    )


def _weight(disposition: Disposition) -> int:
    return disposition.weight


def _at(done: Done) -> datetime:
    return done.at
