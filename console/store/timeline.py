"""Everything that happened with one person: one union over what many tables say.

Each part is ordered by an index of its own and cut off at the page's size before they are
merged, so a page costs the same however long the history is.
"""

import json
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    ColumnElement,
    Connection,
    Date,
    Integer,
    Select,
    String,
    and_,
    cast,
    false,
    func,
    literal,
    null,
    or_,
    select,
    type_coerce,
    union_all,
)

from console.domain.delivery import Delivery
from console.domain.ids import ConversationId, DebtorId
from console.domain.money import Money
from console.store.consent import CONSENTED, EXCLUDED, EXCLUSION_ENDED, REFUSED
from console.store.instants import from_us
from console.store.records import (
    accounts,
    activities,
    audit,
    balance_snapshots,
    consent_events,
    contact_points,
    conversation_events,
    conversations,
    import_batches,
    messages,
    payments,
    promise_events,
    promises,
    restraints,
    work_changes,
)
from console.store.rows import Stored
from console.store.touched import Touched
from console.usecases.timeline import Place, TimelineKind, TimelinePage, TimelineRow

_MOST_TEXT = 300
_FAILED = (int(Delivery.FAILED), int(Delivery.BLOCKED))
_TYPES: dict[str, Any] = {
    "kind": String,
    "id": String,
    "at_us": BigInteger,
    "code": String,
    "by": String,
    "text": String,
    "amount_minor": BigInteger,
    "before_minor": BigInteger,
    "currency": String,
    "due_on": Date,
    "account_no": String,
    "conversation_id": Integer,
    "message_id": String,
    "promise_id": String,
    "outgoing": Boolean,
    "failed": Boolean,
}
_IMPORTED = func.coalesce(import_batches.c.loaded_at_us, import_batches.c.at_us)
_LEDGER = (EXCLUDED, EXCLUSION_ENDED, CONSENTED, REFUSED)
"""What the ledger says and no activity does."""
_TOLD_BY_MESSAGES = ("TEMPLATE", "SENT")


class SqlTimeline:
    """Implements usecases.timeline.Timeline."""

    def __init__(self, connection: Connection, touched: Touched) -> None:
        self._connection = connection
        del touched  # it only reads

    def page(
        self,
        debtor_id: DebtorId | None,
        conversation_id: ConversationId | None,
        *,
        kinds: Collection[TimelineKind] = (),
        before: Place | None = None,
        limit: int = 60,
    ) -> TimelinePage:
        """Implements Timeline."""
        parts = [
            _cut(kind, columns, source, before, limit + 1)
            for kind, columns, source in self._parts(debtor_id, conversation_id)
            if not kinds or kind in kinds
        ]
        if not parts:
            return TimelinePage((), None)
        merged = union_all(*parts).subquery()
        newest = (merged.c.at_us.desc(), merged.c.kind.desc(), merged.c.id.desc())
        query = select(merged).order_by(*newest).limit(limit + 1)
        rows = tuple(map(_row, self._connection.execute(query)))
        more = rows[limit - 1].place if len(rows) > limit else None
        return TimelinePage(rows[:limit], more)

    def _parts(
        self, debtor_id: DebtorId | None, conversation_id: ConversationId | None
    ) -> Iterator[tuple[TimelineKind, dict[str, Any], Select[Any]]]:
        talks = self._talks(debtor_id, conversation_id)
        if debtor_id is not None:
            yield _activities(activities.c.debtor_id == debtor_id)
            yield from _of_debtor(debtor_id)
        for talk in talks:
            if debtor_id is None:
                yield _activities(activities.c.conversation_id == talk)
            yield _messages(talk)
            yield _work(talk)
        subjects = [f"conversation:{talk}" for talk in talks]
        if debtor_id is not None:
            subjects.append(f"debtor:{debtor_id}")
        for subject in subjects:
            yield _reveals(subject)

    def _talks(
        self, debtor_id: DebtorId | None, conversation_id: ConversationId | None
    ) -> Sequence[int]:
        if debtor_id is None:
            return [] if conversation_id is None else [conversation_id]
        query = select(conversations.c.id).where(conversations.c.debtor_id == debtor_id)
        return self._connection.scalars(query).all()


def _cut(
    kind: TimelineKind,
    columns: dict[str, Any],
    source: Select[Any],
    before: Place | None,
    limit: int,
) -> Select[Any]:
    """The newest entries of one part, in the columns that all parts have."""
    given = {**columns, "id": cast(columns["id"], String), "kind": literal(kind.value)}
    chosen = [
        (type_coerce(given[name], type_) if name in given else cast(null(), type_)).label(name)
        for name, type_ in _TYPES.items()
    ]
    at, key = columns["at_us"], cast(columns["id"], String)
    query = source.with_only_columns(*chosen)
    if before is not None:
        query = query.where(_earlier(kind, at, key, before))
    cut = query.order_by(at.desc(), key.desc()).limit(limit).subquery()
    return select(cut)


def _earlier(
    kind: TimelineKind, at: ColumnElement[int], key: ColumnElement[str], before: Place
) -> ColumnElement[bool]:
    if kind < before.kind:
        return at <= before.at_us
    if kind > before.kind:
        return at < before.at_us
    return or_(at < before.at_us, and_(at == before.at_us, key < before.id))


Part = tuple[TimelineKind, dict[str, Any], Select[Any]]


def _activities(where: ColumnElement[bool]) -> Part:
    columns = {
        "id": activities.c.id,
        "at_us": activities.c.at_us,
        "code": activities.c.code,
        "by": activities.c.by,
        "text": activities.c.note,
        "amount_minor": activities.c.amount_minor,
        "currency": activities.c.currency,
        "due_on": activities.c.due_on,
        "conversation_id": activities.c.conversation_id,
        "message_id": activities.c.message_id,
    }
    told = activities.c.code.not_in(_TOLD_BY_MESSAGES)
    return TimelineKind.ACTIVITY, columns, select(activities).where(where, told)


def _of_debtor(debtor_id: DebtorId) -> Iterator[Part]:
    yield _promises(debtor_id)
    yield _payments(debtor_id)
    yield _balances(debtor_id)
    yield _restraints(debtor_id)
    yield _consent(debtor_id)


def _messages(conversation_id: int) -> Part:
    """By their place in the thread, which the index has; it is their time but for a second."""
    own = and_(messages.c.conversation_id == conversation_id, messages.c.item == "message")
    telling = or_(
        messages.c.template.is_not(None),
        messages.c.delivery.in_(_FAILED),
        _neighbour(conversation_id, older=True).is_distinct_from(messages.c.outgoing),
        _neighbour(conversation_id, older=False).is_distinct_from(messages.c.outgoing),
    )
    columns = {
        "id": messages.c.id,
        "at_us": messages.c.order_key,
        "code": messages.c.kind,
        "by": messages.c.by,
        "text": func.substr(messages.c.text, 1, _MOST_TEXT),
        "conversation_id": messages.c.conversation_id,
        "message_id": messages.c.id,
        "outgoing": messages.c.outgoing,
        "failed": func.coalesce(messages.c.delivery.in_(_FAILED), false()),
    }
    return TimelineKind.MESSAGE, columns, select(messages).where(own, telling)


def _neighbour(conversation_id: int, *, older: bool) -> ColumnElement[bool]:
    """Whose the message before or after is; NULL where there is none."""
    other = messages.alias()
    beside = other.c.order_key < messages.c.order_key
    order = other.c.order_key.desc()
    if not older:
        beside, order = other.c.order_key > messages.c.order_key, other.c.order_key.asc()
    query = select(other.c.outgoing).where(
        other.c.conversation_id == conversation_id, other.c.item == "message", beside
    )
    return query.order_by(order).limit(1).correlate(messages).scalar_subquery()


def _work(conversation_id: int) -> Part:
    columns = {
        "id": conversation_events.c.change_id,
        "at_us": conversation_events.c.order_key,
        "code": work_changes.c.kind,
        "by": work_changes.c.by,
        "conversation_id": conversation_events.c.conversation_id,
    }
    source = select(conversation_events).join(
        work_changes, work_changes.c.id == conversation_events.c.change_id
    )
    mine = conversation_events.c.conversation_id == conversation_id
    return TimelineKind.WORK, columns, source.where(mine, work_changes.c.undone_at_us.is_(None))


def _promises(debtor_id: int) -> Part:
    columns = {
        "id": promise_events.c.id,
        "at_us": promise_events.c.at_us,
        "code": promise_events.c.state,
        "by": promises.c.made_by,
        "text": promise_events.c.reason,
        "amount_minor": promises.c.amount_minor,
        "currency": promises.c.currency,
        "due_on": promises.c.due_on,
        "account_no": accounts.c.account_no,
        "promise_id": promises.c.id,
    }
    source = (
        select(promise_events)
        .join(promises, promises.c.id == promise_events.c.promise_id)
        .join(accounts, accounts.c.id == promises.c.account_id)
    )
    later = promise_events.c.at_us != promises.c.made_at_us  # making it is an activity
    return TimelineKind.PROMISE, columns, source.where(promises.c.debtor_id == debtor_id, later)


def _payments(debtor_id: int) -> Part:
    columns = {
        "id": payments.c.id,
        "at_us": _IMPORTED,
        "code": func.coalesce(payments.c.movement, ""),
        "by": import_batches.c.by,
        "text": func.coalesce(payments.c.channel, payments.c.payment_reference),
        "amount_minor": payments.c.amount_minor,
        "currency": payments.c.currency,
        "due_on": payments.c.paid_on,
        "account_no": payments.c.account_no,
    }
    source = select(payments).join(import_batches, import_batches.c.id == payments.c.batch_id)
    return TimelineKind.PAYMENT, columns, source.where(payments.c.debtor_id == debtor_id)


def _balances(debtor_id: int) -> Part:
    older = balance_snapshots.alias()
    before = (
        select(older.c.due_minor)
        .where(
            older.c.account_id == balance_snapshots.c.account_id,
            older.c.id < balance_snapshots.c.id,
        )
        .order_by(older.c.id.desc())
        .limit(1)
        .correlate(balance_snapshots)
        .scalar_subquery()
    )
    columns = {
        "id": balance_snapshots.c.id,
        "at_us": _IMPORTED,
        "code": literal("import"),
        "by": import_batches.c.by,
        "text": import_batches.c.filename,
        "amount_minor": balance_snapshots.c.due_minor,
        "before_minor": before,
        "currency": accounts.c.currency,
        "due_on": balance_snapshots.c.as_of,
        "account_no": accounts.c.account_no,
    }
    source = (
        select(balance_snapshots)
        .join(accounts, accounts.c.id == balance_snapshots.c.account_id)
        .join(import_batches, import_batches.c.id == balance_snapshots.c.batch_id)
    )
    return TimelineKind.BALANCE, columns, source.where(accounts.c.debtor_id == debtor_id)


def _restraints(debtor_id: int) -> Part:
    """Those that a creditor's list asked for; an operator's have an activity."""
    columns = {
        "id": restraints.c.id,
        "at_us": restraints.c.at_us,
        "code": restraints.c.reason,
        "by": restraints.c.by,
        "text": restraints.c.kind,
    }
    listed = and_(restraints.c.debtor_id == debtor_id, restraints.c.by.like("import:%"))
    return TimelineKind.RESTRAINT, columns, select(restraints).where(listed)


def _consent(debtor_id: int) -> Part:
    own = select(contact_points.c.identity).where(
        contact_points.c.debtor_id == debtor_id, contact_points.c.kind == "phone"
    )
    columns = {
        "id": consent_events.c.id,
        "at_us": consent_events.c.at_us,
        "code": consent_events.c.kind,
        "by": consent_events.c.source,
    }
    source = select(consent_events).where(
        consent_events.c.identity.in_(own),
        consent_events.c.kind.in_(_LEDGER),
        consent_events.c.source.like("import:%"),
    )
    return TimelineKind.CONSENT, columns, source


def _reveals(subject: str) -> Part:
    columns = {
        "id": audit.c.seq,
        "at_us": audit.c.at_us,
        "code": audit.c.action,
        "by": audit.c.by,
        "text": audit.c.detail,
    }
    seen = and_(audit.c.subject == subject, audit.c.action.like("person.revealed.%"))
    return TimelineKind.REVEAL, columns, select(audit).where(seen)


def _row(row: Stored) -> TimelineRow:
    kind = TimelineKind(row.kind)
    code, text = row.code, row.text
    if kind is TimelineKind.REVEAL:
        code, text = code.rpartition(".")[2], json.loads(text).get("reason")
    return TimelineRow(
        place=Place(row.at_us, kind, row.id),
        at=from_us(row.at_us),
        code=code,
        by=row.by,
        text=text,
        amount=_money(row.amount_minor, row.currency),
        before=_money(row.before_minor, row.currency),
        due_on=row.due_on,
        account_no=row.account_no,
        conversation_id=row.conversation_id,
        message_id=row.message_id,
        promise_id=row.promise_id,
        outgoing=row.outgoing,
        failed=bool(row.failed),
    )


def _money(minor: int | None, currency: str | None) -> Money | None:
    return None if minor is None or currency is None else Money(minor, currency)
