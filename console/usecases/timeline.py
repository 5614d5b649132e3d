"""Everything that happened with one person, newest first, a page at a time."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from console.domain.ids import ConversationId, DebtorId
from console.domain.money import Money


class TimelineKind(StrEnum):
    """What an entry is about. The words are one half of the order of entries of one instant,
    so they are plain small letters.
    """

    ACTIVITY = "activity"
    BALANCE = "balance"
    CONSENT = "consent"
    MESSAGE = "message"
    PAYMENT = "payment"
    PROMISE = "promise"
    RESTRAINT = "restraint"
    REVEAL = "reveal"
    WORK = "work"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page ended: the instant in microseconds, the kind and the id."""

    at_us: int
    kind: TimelineKind
    id: str


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One entry. `code` says what happened in the kind's own words: an activity's code, a
    message's kind, a promise's state, a payment's movement, what was revealed, the work done.

    `before` is the amount that was due until then, `outgoing` whose message it is, `failed`
    whether it did not arrive.
    """

    place: Place
    at: datetime
    code: str
    by: str | None = None
    text: str | None = None
    amount: Money | None = None
    before: Money | None = None
    due_on: date | None = None
    account_no: str | None = None
    conversation_id: ConversationId | None = None
    message_id: str | None = None
    promise_id: str | None = None
    outgoing: bool | None = None
    failed: bool = False


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """Entries, newest first. `next` is where the following page begins; None at the end."""

    rows: tuple[TimelineRow, ...]
    next: Place | None


class Timeline(Protocol):
    """What is written down in many places, as one list."""

    def page(
        self,
        debtor_id: DebtorId | None,
        conversation_id: ConversationId | None,
        *,
        kinds: Collection[TimelineKind] = (),
        before: Place | None = None,
        limit: int = 60,
    ) -> TimelinePage:
        """Entries of a person (of a conversation, where nobody knows whose it is) that came
        before `before`. `kinds` narrows them; none means all. Of messages only those that
        begin or end a run of one side, templates, and those that failed.
        """
        ...
