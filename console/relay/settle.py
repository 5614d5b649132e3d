"""What follows from Meta's answer to an attempt."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from console.relay import kill_switches, outbox, reaches, suppressions, templates, windows
from console.relay.bulk import BulkUpdate
from console.relay.delivery import advance
from console.relay.graph_errors import (
    FINAL,
    RULES,
    TEMPLATE_STATUS,
    Remedy,
    Rule,
    Scope,
    rule_of,
)
from console.relay.instants import to_us
from console.relay.jsontext import dump
from console.relay.matching import accepted_event, recipient_party, unpark
from console.relay.normalise import failure
from console.relay.once import is_first
from console.relay.outbox import Claim
from console.relay.schema import ATTEMPTS, COMMANDS, PARKED_STATUSES
from console.relay.transaction import NewEvent, Transaction
from console.relay.whatsapp import NotSent, Outcome, Rejected, Taken, Uncertain
from console.wire.commands import CommandState
from console.wire.events import Accepted, AccountNotice, EventType, Party, TemplateUpdated

UNREACHED_S = (0.5, 1, 2, 5, 10, 20, 30)
"""Waits while Meta cannot be reached at all; the last one repeats."""
LONG_S = 600.0
"""What waits longer lets the person's later messages pass."""
FIRST_CHECK = timedelta(minutes=10)
"""A message that has no status after this time is asked about."""
_ATTEMPTS_TAKEN = BulkUpdate(ATTEMPTS, "id", ("outcome", "message_id"))
_COMMANDS_TAKEN = BulkUpdate(COMMANDS, "id", ("message_id", "state", "check_us"))


@dataclass(frozen=True, slots=True)
class Pause:
    """Everything in `scope` waits: a number's id, an account's id, or all."""

    scope: Scope
    target: str
    wait_s: float


def settle(
    transaction: Transaction, settled: Sequence[tuple[Claim, Outcome]], now: datetime
) -> list[Pause | None]:
    """Store the outcomes of attempts and what they mean; the pause each one asks for."""
    outcomes = _outcomes(transaction.connection, [claim for claim, _ in settled])
    mine = [
        claim.attempt_id in outcomes and _says_more(outcome, outcomes[claim.attempt_id])
        for claim, outcome in settled
    ]
    taken = [
        (claim, outcome)
        for (claim, outcome), is_open in zip(settled, mine, strict=True)
        if is_open and isinstance(outcome, Taken)
    ]
    _store_taken(transaction, taken, now)
    return [
        _settle_one(transaction, claim, outcome, now) if is_open else None
        for (claim, outcome), is_open in zip(settled, mine, strict=True)
    ]


def _settle_one(
    transaction: Transaction, claim: Claim, outcome: Outcome, now: datetime
) -> Pause | None:
    match outcome:
        case Rejected():
            return _rejected(transaction, claim, outcome, now)
        case NotSent(reason):
            _finish(transaction.connection, claim, "not_sent", {"message": reason})
            wait_s = _spread_s(UNREACHED_S[min(claim.tries, len(UNREACHED_S)) - 1])
            due_at = now + timedelta(seconds=wait_s)
            outbox.requeue(transaction.connection, claim.command_id, due_at, counts=True)
        case Uncertain(reason):
            number = claim.number.phone_number_id
            outbox.mark_unsettled(
                transaction, claim.attempt_id, claim.command_id, number, reason, now
            )
        case Taken():
            pass  # stored together with its like
    return None


def _says_more(outcome: Outcome, known: str | None) -> bool:
    """Whether Meta's answer is news: a status may be faster than it, and knows better.

    Of an attempt that another instance gave up as unknown, a yes is news.
    """
    return known is None or (known == "unknown" and isinstance(outcome, Taken))


def _outcomes(connection: sa.Connection, claims: Sequence[Claim]) -> dict[str, str | None]:
    """What is known of the attempts, which nobody else settles meanwhile."""
    query = sa.select(ATTEMPTS.c.id, ATTEMPTS.c.outcome).where(
        ATTEMPTS.c.id.in_([claim.attempt_id for claim in claims])
    )
    return {row.id: row.outcome for row in connection.execute(query)}


def _store_taken(
    transaction: Transaction, taken: Sequence[tuple[Claim, Taken]], now: datetime
) -> None:
    """Meta has these: a few statements for all of them."""
    if not taken:
        return
    connection = transaction.connection
    ids = [claim.command_id for claim, _ in taken]
    query = sa.select(COMMANDS.c.id, COMMANDS.c.state).where(COMMANDS.c.id.in_(ids))
    reached = {
        row.id: advance(CommandState(row.state), CommandState.ACCEPTED).value
        for row in connection.execute(query)
    }
    check_us = to_us(now + FIRST_CHECK)
    _ATTEMPTS_TAKEN.execute(
        connection, [(claim.attempt_id, "accepted", one.message_id) for claim, one in taken]
    )
    _COMMANDS_TAKEN.execute(
        connection,
        [
            (claim.command_id, one.message_id, reached[claim.command_id], check_us)
            for claim, one in taken
        ],
    )
    for claim, one in taken:
        transaction.emit(_accepted(claim, one, now))
    _unpark(connection, taken)


def _accepted(claim: Claim, taken: Taken, now: datetime) -> NewEvent:
    known = recipient_party(claim.person)
    accepted = Accepted(
        command_id=claim.command_id,
        attempt_id=claim.attempt_id,
        message_id=taken.message_id,
        recipient=Party(
            wa_id=taken.wa_id or known.wa_id,
            phone=known.phone,
            user_id=taken.user_id or known.user_id,
        ),
        accepted_at=now,
        message_status=taken.message_status,
    )
    return accepted_event(accepted, claim.number.phone_number_id)


def _unpark(connection: sa.Connection, taken: Sequence[tuple[Claim, Taken]]) -> None:
    """Apply the statuses that outran Meta's answers."""
    of = {one.message_id: claim.command_id for claim, one in taken}
    query = sa.select(PARKED_STATUSES.c.message_id).where(
        PARKED_STATUSES.c.message_id.in_(list(of))
    )
    for message_id in set(connection.execute(query).scalars()):
        unpark(connection, of[message_id], message_id)


def _rejected(
    transaction: Transaction, claim: Claim, rejected: Rejected, now: datetime
) -> Pause | None:
    rule = rule_of(rejected.code, rejected.http_status, transient=rejected.transient)
    _finish(transaction.connection, claim, "rejected", rejected.error)
    if rule.remedy is Remedy.REAUTHORISE:
        _alert(transaction, claim, rejected, "the access token is not accepted", now)
        return _again(transaction, claim, rule, rule.waits_s[0], now)
    wait_s = rule.wait_s(claim.tries)
    if rule.remedy in (Remedy.RETRY, Remedy.PAUSE) and _may_wait(claim, wait_s, now):
        return _again(transaction, claim, rule, wait_s or 0.0, now)
    if claim.is_first_reach:
        reaches.forget(transaction.connection, claim.portfolio, claim.person, claim.claimed_at)
    _consequences(transaction, claim, rejected, rule, now)
    outbox.fail(
        transaction,
        claim.command_id,
        claim.number.phone_number_id,
        (failure(rejected.error),),
        now,
        attempt_id=claim.attempt_id,
    )
    return None


def _may_wait(claim: Claim, wait_s: float | None, now: datetime) -> bool:
    """Whether there is another try; none is waited for that would come after its time."""
    if wait_s is None:
        return False
    if wait_s <= LONG_S:
        return True  # should its time end meanwhile, it is told as expired
    return claim.not_after is None or now + timedelta(seconds=wait_s) < claim.not_after


def _again(
    transaction: Transaction, claim: Claim, rule: Rule, wait_s: float, now: datetime
) -> Pause | None:
    """Back into the queue; what was lost in step with others comes back out of step."""
    due_at = now + timedelta(seconds=_spread_s(wait_s))
    counts = rule.remedy is not Remedy.REAUTHORISE
    held = "withheld_by_meta" if wait_s > LONG_S else None
    outbox.requeue(transaction.connection, claim.command_id, due_at, counts=counts, held=held)
    match rule.scope:
        case Scope.EVERYTHING:
            return Pause(Scope.EVERYTHING, "", wait_s)
        case Scope.WABA:
            return Pause(Scope.WABA, claim.number.waba_id, wait_s)
        case Scope.NUMBER:
            return Pause(Scope.NUMBER, claim.number.phone_number_id, wait_s)
        case _:
            return None  # the pair waits behind this command by itself


def _consequences(
    transaction: Transaction, claim: Claim, rejected: Rejected, rule: Rule, now: datetime
) -> None:
    connection = transaction.connection
    if rule.is_stale and claim.template_name is not None:
        _renew_template(transaction, claim, rejected, now)
    if rule.remedy is Remedy.USE_TEMPLATE:
        persons = windows.people(connection, claim.person)
        windows.close(connection, claim.number.phone_number_id, persons)
    elif rule.remedy is Remedy.SUPPRESS:
        _suppress(connection, claim, rejected, suppressions.MARKETING, now)
    elif rule.remedy is Remedy.HOLD_PERSON:
        _suppress(connection, claim, rejected, suppressions.EVERYTHING, now)
        _alert(transaction, claim, rejected, "a person's identity must be proved again", now)
    elif rule.remedy is Remedy.STOP and rule.scope is not None:
        _stop(transaction, claim, rejected, rule.scope, now)
    elif rule is FINAL and rejected.code not in RULES:
        _alert_once(transaction, claim, rejected, now)


def _suppress(
    connection: sa.Connection, claim: Claim, rejected: Rejected, scope: str, now: datetime
) -> None:
    stopped = suppressions.Suppression(
        person=claim.person,
        recipient=str(claim.body.get("to") or claim.body.get("recipient")),
        scope=scope,
        reason=f"Meta's error {rejected.code}",
        set_by="whatsapp",
    )
    suppressions.suppress(connection, stopped, now)


def _renew_template(
    transaction: Transaction, claim: Claim, rejected: Rejected, now: datetime
) -> None:
    """Believe Meta about the template; whoever hears of it lists the templates again."""
    update = TemplateUpdated(
        name=claim.template_name or "",
        language=claim.template_language or "",
        status=TEMPLATE_STATUS.get(rejected.code or 0),
        reason=str(rejected.code),
        raw=rejected.error,
    )
    templates.apply_update(transaction.connection, claim.number.waba_id, update, now)
    transaction.emit(
        NewEvent(
            key=f"template-refused|{claim.attempt_id}",
            type=EventType.TEMPLATE_UPDATED,
            at=now,
            phone_number_id=None,
            payload=update,
        )
    )


def _stop(
    transaction: Transaction, claim: Claim, rejected: Rejected, scope: Scope, now: datetime
) -> None:
    if scope is Scope.TEMPLATE and rejected.code in TEMPLATE_STATUS:
        return  # its status stops it, until Meta says otherwise
    targets = {Scope.WABA: claim.number.waba_id, Scope.NUMBER: claim.number.phone_number_id}
    target = targets.get(scope, claim.template_name or "")
    reason = f"Meta's error {rejected.code}: {failure(rejected.error).title}"
    switch = kill_switches.Switch(scope.value, target, reason, "relay", automatic=True)
    kill_switches.engage(transaction.connection, switch, now)
    _alert(transaction, claim, rejected, f"sends of {scope.value} {target} stopped", now)


def _alert_once(
    transaction: Transaction, claim: Claim, rejected: Rejected, now: datetime
) -> None:
    """A code that nobody has judged yet: a person should."""
    if is_first(transaction.connection, f"unlisted|{rejected.code}|{claim.template_name}", now):
        _alert(transaction, claim, rejected, f"Meta's error {rejected.code} is new here", now)


def _alert(
    transaction: Transaction, claim: Claim, rejected: Rejected, summary: str, now: datetime
) -> None:
    payload = AccountNotice(
        field="relay",
        event=str(rejected.code),
        summary=summary,
        waba_id=claim.number.waba_id,
        raw=rejected.error,
    )
    transaction.emit(
        NewEvent(
            key=f"alert|{claim.attempt_id}",
            type=EventType.ACCOUNT_ALERT,
            at=now,
            phone_number_id=claim.number.phone_number_id,
            payload=payload,
        )
    )


def _spread_s(wait_s: float) -> float:
    return wait_s * (1 + random.random() / 4)  # noqa: S311 - jitter, not a secret


def _finish(
    connection: sa.Connection, claim: Claim, outcome: str, error: dict[str, object]
) -> None:
    connection.execute(
        ATTEMPTS.update()
        .where(ATTEMPTS.c.id == claim.attempt_id)
        .values(outcome=outcome, error=dump(error))
    )
