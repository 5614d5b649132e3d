"""Stand-ins for the rest: promises, activities, templates, settings, cursor, audit."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from console.domain.delivery import Delivery
from console.domain.folding import folded
from console.domain.ids import AccountId, DebtorId, PromiseId
from console.domain.money import Money
from console.domain.promise import JUDGED_AGAIN, Credit
from console.store.instants import from_us, to_us
from console.store.synchronised import _preference
from console.store.weights import weight_of
from console.usecases.ports import NewActivity, NewPromise, Topic
from console.usecases.views import ActivityRow, PromiseRow, TemplateRow, Today
from tests.fakes.world import Row, World


def promise_row(world: World, row: Row) -> PromiseRow:
    """A promise as lists show it."""
    account = world.accounts[row.account_id]
    return PromiseRow(
        id=row.id,
        debtor_id=row.debtor_id,
        account_id=row.account_id,
        conversation_id=row.conversation_id,
        person=world.debtors[row.debtor_id].name,
        account_no=account.account_no,
        product=account.product,
        creditor=account.creditor,
        amount=Money(row.amount_minor, row.currency),
        paid=Money(row.paid_minor, row.currency),
        due_on=row.due_on,
        state=row.state,
        channel=row.channel,
        evidence_message_id=row.evidence_message_id,
        made_at=from_us(row.made_at_us),
        made_by=row.made_by,
        dpd=account.dpd,
    )


def activity_row(world: World, row: Row) -> ActivityRow:
    """An activity as the timeline shows it."""
    mine = [a for a in world.accounts.values() if a.debtor_id == row.debtor_id]
    account = world.accounts.get(row.account_id) or next(iter(mine), None)
    debtor = world.debtors.get(row.debtor_id)
    talk = world.talks.get(row.conversation_id)
    phones = [p for p in world.points if p.debtor_id == row.debtor_id and p.kind == "phone"]
    return ActivityRow(
        id=row.id,
        at=from_us(row.at_us),
        by=row.by,
        code=row.code,
        channel=row.channel,
        debtor_id=row.debtor_id,
        person=debtor.name if debtor else None,
        doc_number=debtor.doc_number if debtor else None,
        account_no=account.account_no if account else None,
        creditor=account.creditor if account else None,
        phone=talk.phone if talk else (phones[0].value if phones else None),
        note=row.note,
        amount=row.amount,
        due_on=row.due_on,
    )


class FakePromises:
    """Implements usecases.ports.Promises; there are no payments."""

    def __init__(self, world: World) -> None:
        self._world = world

    def add(self, promise: NewPromise) -> bool:
        if promise.id in self._world.promises:
            return False
        self._world.promises[promise.id] = Row(
            id=promise.id,
            debtor_id=promise.debtor_id,
            account_id=promise.account_id,
            conversation_id=promise.conversation_id,
            amount_minor=promise.amount.minor,
            paid_minor=0,
            currency=promise.amount.currency,
            due_on=promise.due_on,
            state=str(promise.state),
            channel=promise.channel,
            evidence_message_id=promise.evidence_message_id,
            made_at_us=to_us(promise.made_at),
            made_by=promise.by,
        )
        self._note(self._world.promises[promise.id])
        return True

    def find(self, promise_id: PromiseId) -> PromiseRow | None:
        row = self._world.promises.get(promise_id)
        return None if row is None else promise_row(self._world, row)

    def list(
        self,
        *,
        states: Sequence[str] = (),
        due_from: date | None = None,
        due_to: date | None = None,
        text: str = "",
        limit: int = 1000,
    ) -> tuple[PromiseRow, ...]:
        rows = [
            promise_row(self._world, row)
            for row in self._world.promises.values()
            if (not states or row.state in states)
            and (due_from is None or row.due_on >= due_from)
            and (due_to is None or row.due_on <= due_to)
        ]
        words = folded(text).split()
        named = [row for row in rows if all(word in folded(row.person or "") for word in words)]
        named.sort(key=lambda row: (row.due_on, row.made_at, row.id))
        return tuple(named[:limit])

    def of_account(self, account_id: AccountId) -> tuple[PromiseRow, ...]:
        mine = [row for row in self.list() if row.account_id == account_id]
        return tuple(sorted(mine, key=lambda row: row.made_at, reverse=True))

    def to_judge(
        self, today: date
    ) -> Iterator[tuple[PromiseRow, tuple[Credit, ...], date | None]]:
        for row in self.list(states=tuple(map(str, JUDGED_AGAIN))):
            yield row, (), None

    def set_state(
        self, promise_id: PromiseId, state: str, paid: Money, at: datetime, reason: str | None
    ) -> None:
        row = self._world.promises[promise_id]
        row.state, row.paid_minor = str(state), paid.minor
        self._note(row)

    def _note(self, row: Row) -> None:
        self._world.touched.topic(Topic.PROMISES)
        self._world.touched.debtor(row.debtor_id)
        if row.conversation_id is not None:
            self._world.touched.conversation(row.conversation_id)


class FakeActivities:
    """Implements usecases.ports.Activities."""

    def __init__(self, world: World) -> None:
        self._world = world

    def add(self, activity: NewActivity) -> bool:
        from tests.fakes.talk import place  # noqa: PLC0415 - it shows this module's rows

        if activity.id in self._world.activities:
            return False
        at_us, thread = to_us(activity.at), activity.conversation_id
        self._world.activities[activity.id] = Row(
            id=activity.id,
            at_us=at_us,
            order_key=at_us if thread is None else place(self._world, thread, at_us),
            by=activity.by,
            code=activity.code,
            channel=activity.channel,
            debtor_id=activity.debtor_id,
            conversation_id=thread,
            account_id=activity.account_id,
            message_id=activity.message_id,
            note=activity.note,
            amount=activity.amount,
            due_on=activity.due_on,
        )
        self._world.touched.topic(Topic.ACTIVITIES)
        self._world.touched.debtor(activity.debtor_id)
        if thread is not None:
            self._world.touched.conversation(thread)
        return True

    def _span(self, from_at: datetime | None, to_at: datetime | None) -> list[Row]:
        rows = [
            row
            for row in self._world.activities.values()
            if (from_at is None or row.at_us >= to_us(from_at))
            and (to_at is None or row.at_us < to_us(to_at))
        ]
        return sorted(rows, key=lambda row: (row.at_us, row.id))

    def stream(self, from_at: datetime | None, to_at: datetime | None) -> Iterator[ActivityRow]:
        return (activity_row(self._world, row) for row in self._span(from_at, to_at))

    def best_and_last(
        self, from_at: datetime | None, to_at: datetime | None
    ) -> Iterator[tuple[ActivityRow, ActivityRow]]:
        people: dict[DebtorId, list[Row]] = {}
        for row in self._span(from_at, to_at):
            if row.debtor_id is not None:
                people.setdefault(row.debtor_id, []).append(row)
        for rows in people.values():
            best = min(rows, key=lambda row: (weight_of(row.code), -row.at_us))
            yield activity_row(self._world, best), activity_row(self._world, rows[-1])

    def today(self, by: str | None, since: datetime) -> Today:
        since_us = to_us(since)
        mine = [
            row
            for row in self._world.activities.values()
            if row.at_us >= since_us and by in {None, row.by}
        ]
        made = [
            row
            for row in self._world.promises.values()
            if row.made_at_us >= since_us and by in {None, row.made_by}
        ]
        broken = [
            row
            for row in self._world.messages.values()
            if row.at_us >= since_us and row.delivery in {Delivery.FAILED, Delivery.BLOCKED}
        ]
        waiting = len(self._world.outbox)
        return Today(len(mine), len(made), waiting, len(broken), self._world.cursor)


class FakeTemplates:
    """Implements usecases.ports.Templates."""

    def __init__(self, world: World) -> None:
        self._world = world

    def replace(self, rows: Sequence[TemplateRow], at: datetime) -> None:
        known = self._world.templates
        gone = {key: replace(row, status="DELETED") for key, row in known.items()}
        self._world.templates = gone | {(row.name, row.language): row for row in rows}
        self._world.touched.topic(Topic.TEMPLATES)

    def update(self, name: str, language: str, **changes: str | None) -> None:
        said: dict[str, Any] = {f: value for f, value in changes.items() if value is not None}
        known = self._world.templates.get((name, language))
        if known is not None and said:
            self._world.templates[name, language] = replace(known, **said)
            self._world.touched.topic(Topic.TEMPLATES)

    def all(self, status: str | None = None) -> tuple[TemplateRow, ...]:
        rows = sorted(self._world.templates.values(), key=lambda row: (row.name, row.language))
        return tuple(row for row in rows if status in {None, row.status})

    def find(self, name: str, language: str | None = None) -> TemplateRow | None:
        rows = [row for row in self.all() if row.name == name]
        kept = [row for row in rows if language in {None, row.language}]
        return min(kept, key=_preference, default=None)


class FakeSettings:
    """Implements usecases.ports.Settings."""

    def __init__(self, world: World) -> None:
        self._world = world

    def get(self, key: str) -> Any:
        return json.loads(self._world.settings.get(key, "null"))

    def put(self, key: str, value: Any) -> None:
        self._world.settings[key] = json.dumps(value)
        self._world.touched.topic(Topic.SETTINGS)


class FakeCursor:
    """Implements usecases.ports.Cursor."""

    def __init__(self, world: World) -> None:
        self._world = world

    def last(self) -> int:
        return self._world.cursor

    def move_to(self, seq: int) -> None:
        self._world.cursor = seq
        self._world.touched.topic(Topic.SYNC)


class FakeAudit:
    """Implements usecases.ports.Audit."""

    def __init__(self, world: World) -> None:
        self._world = world

    def add(
        self, at: datetime, by: str, action: str, subject: str, detail: dict[str, Any]
    ) -> None:
        entry = {
            "seq": len(self._world.audit) + 1,
            "at": at,
            "by": by,
            "action": action,
            "subject": subject,
            "detail": json.loads(json.dumps(detail, default=str)),
        }
        self._world.audit.append({**entry, "hash": self._hash(entry)})

    def _hash(self, entry: dict[str, Any]) -> str:
        before = self._world.audit[entry["seq"] - 2]["hash"] if entry["seq"] > 1 else ""
        return hashlib.sha256((before + repr(sorted(entry.items()))).encode()).hexdigest()

    def stream(
        self, from_at: datetime | None = None, to_at: datetime | None = None
    ) -> Iterator[dict[str, Any]]:
        return (
            entry
            for entry in self._world.audit
            if (from_at is None or entry["at"] >= from_at)
            and (to_at is None or entry["at"] < to_at)
        )

    def verify(self) -> int | None:
        for entry in self._world.audit:
            plain = {name: value for name, value in entry.items() if name != "hash"}
            if self._hash(plain) != entry["hash"]:
                return int(entry["seq"])
        return None
