"""Which conversations a list shows and in what order; named ones are saved views."""

from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import Any


class Sort(StrEnum):
    """Orders of the list. `URGENCY` groups by what expires first; the others are one run."""

    URGENCY = "urgency"
    SCORE = "score"
    ACTIVITY = "activity"
    WAITING = "waiting"
    WINDOW = "window"
    CREATED = "created"
    IMPORTANCE = "importance"


class Shelf(StrEnum):
    """Which conversations are looked at: at work, asleep, closed, or every one."""

    WORK = "work"
    SNOOZED = "snoozed"
    CLOSED = "closed"
    ALL = "all"


class PromiseWish(StrEnum):
    """What a person promised."""

    TODAY = "today"
    OPEN = "open"
    OVERDUE = "overdue"
    BROKEN = "broken"
    NONE = "none"


TABS = ("mine", "unassigned", "everyone")


@dataclass(frozen=True, slots=True)
class InboxFilter:
    """Conditions that all hold. A field that is None, False or empty asks for nothing.

    Units: `window_left_h` hours, `waiting_min` minutes, `dpd_from`/`dpd_to` days past due,
    both included; `importance` is the least level (1 low … 4 urgent).
    """

    tab: str = "everyone"
    shelf: str = Shelf.ALL
    text: str = ""
    unread: bool = False
    window_left_h: int | None = None
    waiting_min: int | None = None
    promise: str | None = None
    dpd_from: int | None = None
    dpd_to: int | None = None
    labels: tuple[str, ...] = ()
    importance: int | None = None
    creditor: str | None = None
    assigned_to: str | None = None
    has_draft: bool = False
    has_failed: bool = False

    @property
    def conditions(self) -> int:
        """How many conditions hold besides tab and shelf."""
        return sum(1 for name, value in self.wishes().items() if name != "tab" and value)

    def wishes(self) -> dict[str, Any]:
        """What is asked for, by field, as JSON has it."""
        plain = InboxFilter()
        return {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in asdict(self).items()
            if value != getattr(plain, name)
        }


def filter_of(wishes: dict[str, Any]) -> InboxFilter:
    """The filter that `InboxFilter.wishes` wrote; unknown wishes are dropped."""
    known = {field.name for field in fields(InboxFilter)}
    said = {name: value for name, value in wishes.items() if name in known}
    if "labels" in said:
        said["labels"] = tuple(said["labels"])
    return InboxFilter(**said)
