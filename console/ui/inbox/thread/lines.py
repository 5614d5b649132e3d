"""What a thread shows, line by line: messages, days, and where the unread ones begin."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from zoneinfo import ZoneInfo

from console.usecases.views import ItemKind, ThreadItem

_SAME_BREATH = timedelta(minutes=10)


class LineKind(Enum):
    """Kinds of lines."""

    ITEM = 1
    DAY = 2
    UNREAD = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `key` is unique in a thread; `begins` says that a group of bubbles starts."""

    key: str
    kind: LineKind
    on: date
    item: ThreadItem | None = None
    begins: bool = True


def lines_of(
    items: Sequence[ThreadItem],
    zone: ZoneInfo,
    first_unread_id: str | None = None,
    *,
    after: ThreadItem | None = None,
) -> list[Line]:
    """The lines of `items` (oldest first); a day line before each first of a local day.

    `after` is the item that stands before them already, when a thread grows at its end.
    """
    lines: list[Line] = []
    before = after
    day = after.at.astimezone(zone).date() if after else None
    for item in items:
        on = item.at.astimezone(zone).date()
        if on != day:
            lines.append(Line(f"day:{on}", LineKind.DAY, on))
            day, before = on, None
        if item.id == first_unread_id:
            lines.append(Line("unread", LineKind.UNREAD, on, item))
            before = None
        lines.append(
            Line(
                f"{item.item}:{item.id}", LineKind.ITEM, on, item, begins=_begins(item, before)
            )
        )
        before = item
    return lines


def _begins(item: ThreadItem, before: ThreadItem | None) -> bool:
    return (
        before is None
        or before.item is not ItemKind.MESSAGE
        or item.item is not ItemKind.MESSAGE
        or item.outgoing != before.outgoing
        or item.at - before.at > _SAME_BREATH
    )
