"""Why this debtor is next: a score from 0 to 100 that is the sum of its signed terms.

Each term is rounded half away from zero to a whole point and the score is the sum of the
rounded terms, so that what is shown always adds up; a last term "bounds" brings a sum below 0
or above 100 back to the edge. Somebody who waits for an answer outranks all outbound work:
`rank` orders the queue, the score explains it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import log1p
from typing import Any, NamedTuple

from console.domain.segment import days_to_next_bucket

WAITING_RANK = 1000
WINDOW_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True)
class PriorityFacts:
    """What is known of one account. Days are whole and counted by the caller.

    `max_due_minor` is the largest past due of the portfolio in the same currency.
    `promise` is the newest promise's state and `promise_due_in_days` its due day (negative:
    past). `window_minutes_left` is None while Meta's window is closed.
    """

    due_minor: int
    max_due_minor: int
    dpd: int | None = None
    kept: int = 0
    partially_kept: int = 0
    broken: int = 0
    waiting: bool = False
    window_minutes_left: int | None = None
    days_since_inbound: int | None = None
    days_since_touch: int | None = None
    promise: str | None = None
    promise_due_in_days: int | None = None
    attempts_7d: int = 0
    undelivered: bool = False
    proof_received: bool = False
    offer_expires_in_days: int | None = None
    placement_ends_in_days: int | None = None


@dataclass(frozen=True, slots=True)
class Weights:
    """resources/priority/weights.toml, whose comments explain each figure."""

    amount: int
    urgency: int
    kept: int
    replied: int
    event: int
    untouched: int
    attempt: int
    attempts_at_most: int
    undelivered: int
    low_credibility: int
    promise_open: int
    credibility_below: float
    bucket_full_days: int
    bucket_none_days: int
    reply_full_days: int
    reply_none_days: int
    broken_none_days: int
    untouched_full_days: int
    grace_share: float
    proof_share: float
    offer_share: float
    window_share: float


class Term(NamedTuple):
    """One reason: its code, its signed whole points, and the fact behind it."""

    code: str
    points: int
    detail: str | None = None


class Priority(NamedTuple):
    """The score, its terms (those of no points left out), and the order in the queue."""

    score: int
    terms: tuple[Term, ...]
    rank: int


def weights_of(table: Mapping[str, Any]) -> Weights:
    """The weights of a table of the file's shape.

    Raises: ValueError when the positive weights do not add up to 100.
    """
    weights = Weights(**table["weights"], **table["penalties"], **table["scales"])
    total = sum(table["weights"].values())
    if total != 100:  # noqa: PLR2004 - per cent
        raise ValueError(f"the weights of the priority add up to {total}, not 100")
    return weights


def prioritise(facts: PriorityFacts, weights: Weights) -> Priority:
    """The explained priority of one account."""
    terms = [
        _amount(facts, weights),
        _urgency(facts, weights),
        _kept(facts, weights),
        _replied(facts, weights),
        _event(facts, weights),
        _untouched(facts, weights),
        *_penalties(facts, weights),
    ]
    shown = [term for term in terms if term[1]]
    total = sum([term[1] for term in shown])
    score = min(100, max(0, total))
    if score != total:
        shown.append(Term("bounds", score - total))
    return Priority(score, tuple(shown), _rank(facts, score))


def credibility(kept: int, partially_kept: int, broken: int) -> float:
    """How far a person's promises can be relied on, 0 to 1; one half without history."""
    return (kept + 1) / (kept + partially_kept * 0.5 + broken + 2)


def _rank(facts: PriorityFacts, score: int) -> int:
    """Who waits comes first, the window that closes soonest before the others."""
    if not facts.waiting:
        return score
    left = facts.window_minutes_left
    return WAITING_RANK if left is None else WAITING_RANK + max(1, WINDOW_MINUTES - left)


def _points(weight: float, share: float) -> int:
    return int(weight * share + 0.5)


def amount_points(due_minor: int, max_due_minor: int, weights: Weights) -> int:
    """The points of an amount beside the largest of its portfolio, both in minor units."""
    if due_minor <= 0 or max_due_minor <= 0:
        return 0
    share = min(1.0, log1p(due_minor) / log1p(max_due_minor))
    return _points(weights.amount, share)


def _amount(facts: PriorityFacts, weights: Weights) -> Term:
    points = amount_points(facts.due_minor, facts.max_due_minor, weights)
    return Term("amount", points, str(facts.due_minor))


def _urgency(facts: PriorityFacts, weights: Weights) -> Term:
    """The most urgent of promise, placement and bucket; the earlier wins a draw."""
    code, share, days = _promise_urgency(facts, weights)
    ends = _nearness(facts.placement_ends_in_days, weights)
    if ends > share:
        code, share, days = "placement_ends", ends, facts.placement_ends_in_days
    ahead = None if facts.dpd is None else days_to_next_bucket(facts.dpd)
    nears = _nearness(ahead, weights)
    if nears > share:
        code, share, days = "next_bucket", nears, ahead
    return Term(code, _points(weights.urgency, share), str(days))


def _promise_urgency(facts: PriorityFacts, weights: Weights) -> tuple[str, float, int | None]:
    if facts.promise == "open" and facts.promise_due_in_days == 0:
        return "promise_today", 1.0, 0
    if facts.promise in ("in_grace", "awaiting_file"):
        return "promise_in_grace", weights.grace_share, facts.promise_due_in_days
    return "urgency", 0.0, None


def _nearness(days: int | None, weights: Weights) -> float:
    """Full within `bucket_full_days`, none beyond `bucket_none_days`, straight between."""
    if days is None or days < 0 or days >= weights.bucket_none_days:
        return 0.0
    span = weights.bucket_none_days - weights.bucket_full_days
    return min(1.0, (weights.bucket_none_days - days) / span)


def _kept(facts: PriorityFacts, weights: Weights) -> Term:
    judged = facts.kept + facts.partially_kept + facts.broken
    if not judged:
        return Term("kept", 0)
    share = credibility(facts.kept, facts.partially_kept, facts.broken)
    return Term("kept", _points(weights.kept, share), f"{facts.kept}/{judged}")


def _replied(facts: PriorityFacts, weights: Weights) -> Term:
    days = facts.days_since_inbound
    if days is None or days >= weights.reply_none_days:
        return Term("replied", 0)
    span = weights.reply_none_days - weights.reply_full_days
    share = min(1.0, (weights.reply_none_days - days) / span)
    return Term("replied", _points(weights.replied, share), str(days))


def _event(facts: PriorityFacts, weights: Weights) -> Term:
    """The strongest thing that just happened; the earlier of the list wins a draw."""
    if facts.waiting:
        return Term("waiting", weights.event)
    code, share, detail = "event", 0.0, None
    due_in = facts.promise_due_in_days
    if facts.promise == "broken" and due_in is not None:
        since = max(0, -due_in)
        code, detail = "promise_broken", str(since)
        share = max(0.0, 1 - since / weights.broken_none_days)
    if facts.proof_received and weights.proof_share > share:
        code, share, detail = "proof", weights.proof_share, None
    expires = facts.offer_expires_in_days
    soon = expires is not None and 0 <= expires <= weights.bucket_full_days
    if soon and weights.offer_share > share:
        code, share, detail = "offer_expires", weights.offer_share, str(expires)
    if facts.window_minutes_left and weights.window_share > share:
        minutes = str(facts.window_minutes_left)
        code, share, detail = "window_open", weights.window_share, minutes
    return Term(code, _points(weights.event, share), detail)


def _untouched(facts: PriorityFacts, weights: Weights) -> Term:
    days = facts.days_since_touch
    if days is None:
        return Term("never_touched", weights.untouched)
    share = min(1.0, days / weights.untouched_full_days)
    return Term("untouched", _points(weights.untouched, share), str(days))


def _penalties(facts: PriorityFacts, weights: Weights) -> list[Term]:
    found = []
    if facts.attempts_7d:
        points = min(weights.attempts_at_most, facts.attempts_7d * weights.attempt)
        found.append(Term("attempts", -points, str(facts.attempts_7d)))
    if facts.undelivered:
        found.append(Term("undelivered", -weights.undelivered))
    if facts.broken:
        belief = credibility(facts.kept, facts.partially_kept, facts.broken)
        if belief < weights.credibility_below:
            found.append(Term("credibility", -weights.low_credibility, str(facts.broken)))
    due_in = facts.promise_due_in_days
    if facts.promise == "open" and due_in is not None and due_in > 0:
        found.append(Term("promise_open", -weights.promise_open, str(due_in)))
    return found
