"""What has happened that a person may want to be told of."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from console.domain.ids import ConversationId


class NewsKind(StrEnum):
    """Each can be switched and has a sound of its own."""

    MINE = "mine"
    """A debtor wrote in one of the operator's conversations."""
    UNASSIGNED = "unassigned"
    """A debtor wrote where nobody answers yet."""
    MENTION = "mention"
    HANDED_OVER = "handed_over"
    FAILED = "failed"
    """A message of the operator's will not arrive."""
    WINDOW = "window"
    """A debtor waits, and the customer-service window closes within the hour."""
    PROMISES = "promises"
    """Promises are due today."""
    LINE = "line"
    """The line to the relay is gone."""


@dataclass(frozen=True, slots=True)
class News:
    """One thing that happened. `id` is the same however often it is read."""

    id: str
    kind: NewsKind
    at: datetime
    conversation_id: ConversationId | None = None
    name: str = ""
    """Whom it is about."""
    text: str = ""
    """What was said, or how many."""
    by: str = ""
    """The colleague who did it."""


class NewsDesk(Protocol):
    """What has happened for one operator."""

    def since(self, by: str, at: datetime, now: datetime) -> tuple[News, ...]:
        """Messages, mentions, hand-overs and failures from `at` on, and windows that close
        soon, oldest first.
        """
        ...

    def promises_due(self, by: str, now: datetime, zone: str) -> int:
        """How many of the operator's promises are due today, a day of `zone`."""
        ...
