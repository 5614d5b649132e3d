"""Stand-ins for what is known of people: imports, worklists, claims, contact points."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from console.domain.contact import Channel, ContactFacts, PastContact, Role
from console.domain.folding import folded
from console.domain.ids import (
    AccountId,
    BatchId,
    ContactPointId,
    ConversationId,
    DebtorId,
    MessageId,
    PortfolioId,
)
from console.domain.money import Money
from console.domain.phone import identity_of
from console.domain.placement import BlockReason, PortfolioRecord, RowNote, comparable
from console.domain.priority import PriorityFacts, prioritise
from console.domain.segment import SEGMENTS, segment_of
from console.runtime.rule_files import priority_weights
from console.store.contacts import _country_of
from console.store.facts import REACHES_BACK, Person, facts_of, failed, two_way_at
from console.store.instants import from_us, maybe_at, maybe_us, to_us
from console.store.previews import NEVER_SENT
from console.store.queue_rows import terms_of
from console.usecases.ports import (
    Held,
    LineRecord,
    NewBatch,
    OptOutEntry,
    Recipient,
    Topic,
)
from console.usecases.staged import Owner, StagedRows
from console.usecases.views import (
    BatchRow,
    Effect,
    Outlook,
    PromiseChip,
    QueuePage,
    QueueRow,
    SegmentRow,
    StagedBatch,
    Undone,
)
from tests.fakes.world import Row, World


def chip_of(world: World, debtor_id: int | None) -> PromiseChip | None:
    """A debtor's newest promise."""
    mine = [p for p in world.promises.values() if p.debtor_id == debtor_id]
    if not mine:
        return None
    newest = max(mine, key=lambda p: (p.made_at_us, p.id))
    return PromiseChip(newest.state, newest.due_on, Money(newest.amount_minor, newest.currency))


def contacts_of(
    world: World, conversation_ids: Iterable[int], now: datetime, excluding: str | None
) -> list[PastContact]:
    """Messages of ours that went out or still may."""
    since_us = to_us(now - REACHES_BACK)
    return [
        PastContact(from_us(m.at_us), opened_by_us=m.opened_by_us)
        for talk in conversation_ids
        for m in world.said(talk)
        if m.outgoing
        and m.at_us >= since_us
        and m.delivery not in NEVER_SENT
        and m.id != excluding
    ]


def person_of(
    world: World, debtor_id: int, now: datetime, excluding: str | None = None
) -> Person:
    """The debtor as the gate sees them."""
    talks = [talk.id for talk in world.talks_of(debtor_id)]
    contacts = contacts_of(world, talks, now, excluding)
    contacts += [
        PastContact(from_us(a.at_us), Channel(a.channel))
        for a in world.activities.values()
        if a.debtor_id == debtor_id and a.channel in {"call", "sms", "email", "visit"}
    ]
    ordered = sorted(contacts, key=lambda past: past.at)
    person = world.person(debtor_id, to_us(now), ordered)
    person.marketing_stopped_at_us = marketing_stopped_at_us(world, person.names)
    return person


def _record_of(row: dict[str, Any], points: Sequence[tuple[Any, ...]]) -> PortfolioRecord:
    """The record of a staged row; what it does not name is unknown."""
    due_on, reason = row.get("due_on"), row.get("block_reason")
    phones = [p[3] for p in points if p[1] == row["identity_key"] and p[2] == "phone"]
    return PortfolioRecord(
        row=row["row"],
        debtor_key=row["identity_key"],
        account_key=row["account_key"],
        account_no=row.get("account_no"),
        doc_type=row.get("doc_type"),
        doc_number=row.get("doc_number"),
        client_code=row.get("client_code"),
        full_name=row.get("name"),
        phones=tuple(phones),
        email=row.get("email"),
        currency=row["currency"],
        due_minor=row["due_minor"],
        balance_minor=row.get("balance_minor"),
        dpd=row.get("dpd"),
        due_on=None if due_on is None else date.fromisoformat(due_on),
        product=row.get("product"),
        payment_reference=row.get("payment_reference"),
        status=row.get("status"),
        block_reason=None if reason is None else BlockReason(reason),
    )


class FakeImports:
    """Implements usecases.ports.Imports for portfolio files of one account per row."""

    def __init__(self, world: World) -> None:
        self._world = world

    def begin(self, batch: NewBatch) -> BatchId:
        key = self._world.number()
        self._world.batches[key] = Row(id=key, new=batch, records={}, effect=None)
        return BatchId(key)

    def stage(
        self,
        batch_id: BatchId,
        records: Sequence[PortfolioRecord],
        places: Sequence[tuple[str, str]],
    ) -> None:
        pairs = zip(records, places, strict=True)
        self._world.batches[batch_id].records |= {r.account_key: (r, p) for r, p in pairs}

    def owner_of(self, batch_id: BatchId) -> Owner:
        return Owner(batch_id, 1, self._world.batches[batch_id].new.country)

    def stage_rows(self, batch_id: BatchId, rows: StagedRows) -> None:
        for row in rows.rows:
            found = dict(zip(rows.columns, row, strict=True))
            record = _record_of(found, rows.points)
            place = found["zones"], found["regions"]
            self._world.batches[batch_id].records[record.account_key] = (record, place)

    def effect(self, batch_id: BatchId) -> Effect:
        batch = self._world.batches[batch_id]
        if batch.effect is not None:
            return batch.effect  # type: ignore[no-any-return]  # a row's column
        known = {a.account_key: a for a in self._world.accounts.values()}
        created = [key for key in batch.records if key not in known]
        changed = [
            key
            for key, (record, _) in batch.records.items()
            if key in known
            and (known[key].record != record or known[key].withdrawn_at_us is not None)
        ]
        gone = [
            key
            for key, account in known.items()
            if key not in batch.records and account.withdrawn_at_us is None
        ]
        rest = len(batch.records) - len(created) - len(changed)
        full = batch.new.mode == "full"
        return Effect(len(created), len(changed), rest, len(gone) if full else 0)

    def load(self, batch_id: BatchId, notes: Sequence[RowNote], now: datetime) -> Effect:
        batch = self._world.batches[batch_id]
        if batch.effect is not None:
            return batch.effect  # type: ignore[no-any-return]  # a row's column
        effect = self.effect(batch_id)
        for record, place in batch.records.values():
            self._place(batch.new, record, place)
        for account in self._world.accounts.values():
            if batch.new.mode == "full" and account.account_key not in batch.records:
                account.withdrawn_at_us = account.withdrawn_at_us or to_us(now)
        batch.effect = effect
        most = max((a.due_minor for a in self._world.accounts.values()), default=0)
        for account in self._world.accounts.values():
            found = prioritise(
                PriorityFacts(account.due_minor, most, account.dpd), priority_weights()
            )
            account.rank, account.score = -found.rank, found.score
            account.terms = json.dumps(list(map(list, found.terms)))
        self._world.touched.topic(Topic.PORTFOLIO)
        return effect

    def _place(self, batch: NewBatch, record: PortfolioRecord, place: tuple[str, str]) -> None:
        debtor = self._debtor(batch, record, place)
        self._points(debtor.id, record)
        known = [
            a for a in self._world.accounts.values() if a.account_key == record.account_key
        ]
        key = known[0].id if known else self._world.number()
        self._world.accounts[key] = Row(
            id=key,
            record=record,
            portfolio_id=1,
            creditor=batch.creditor,
            debtor_id=debtor.id,
            account_key=record.account_key,
            account_no=record.account_no,
            product=record.product,
            currency=record.currency,
            due_minor=record.due_minor,
            balance_minor=record.balance_minor,
            dpd=record.dpd,
            due_on=record.due_on,
            as_of=batch.as_of,
            segment=segment_of(record.dpd, workable=record.workable),
            rank=0,
            score=0,
            terms=None,
            workable=record.workable,
            block_reason=record.block_reason.value if record.block_reason else None,
            exclusion=None,
            status=record.status,
            withdrawn_at_us=None,
            payment_reference=record.payment_reference,
            extra=json.dumps(record.extra),
            payments_loaded_on=None,
        )

    def _debtor(self, batch: NewBatch, record: PortfolioRecord, place: tuple[str, str]) -> Row:
        for known in self._world.debtors.values():
            if known.identity_key == record.debtor_key:
                return known
        key = self._world.number()
        self._world.debtors[key] = Row(
            id=key,
            country=batch.country,
            identity_key=record.debtor_key,
            name=record.full_name,
            doc_type=record.doc_type,
            doc_number=record.doc_number,
            client_code=record.client_code,
            email=record.email,
            address=record.address,
            region=record.state,
            zones=place[0],
            regions=place[1],
            language=None,
        )
        return self._world.debtors[key]

    def _points(self, debtor_id: int, record: PortfolioRecord) -> None:
        said = [("phone", phone, Role.DEBTOR) for phone in record.phones]
        said += [("phone", phone, Role.REFERENCE) for phone in record.reference_phones]
        said += [("email", record.email, Role.DEBTOR)] if record.email else []
        for position, (kind, value, role) in enumerate(said):
            if any(p.debtor_id == debtor_id and p.value == value for p in self._world.points):
                continue
            identity = identity_of(value) if kind == "phone" else value
            state = ledger_state(self._world, {identity})
            self._world.points.append(
                Row(
                    id=self._world.number(),
                    debtor_id=debtor_id,
                    kind=kind,
                    value=value,
                    identity=identity,
                    role=role.value,
                    position=position,
                    valid="invalid" not in state,
                    consent=record.whatsapp_consent if role is Role.DEBTOR else None,
                    consent_at_us=None,
                    opted_out_at_us=state.get("opt_out"),
                    preferred=False,
                    last_success_at_us=None,
                    unreachable_at_us=None,
                )
            )

    def apply(self, batch_id: BatchId, notes: Sequence[RowNote], now: datetime) -> Outlook:
        return Outlook(self.load(batch_id, notes, now))

    def outlook(self, batch_id: BatchId) -> Outlook:
        return Outlook(self.effect(batch_id))

    def stage_lines(self, batch_id: BatchId, records: Sequence[LineRecord]) -> None:
        raise NotImplementedError("other kinds of files are tried on the real databases")

    def note(self, batch_id: BatchId, notes: Sequence[RowNote]) -> None:
        raise NotImplementedError("the history of imports is tried on the real databases")

    def notes(self, batch_id: BatchId, limit: int | None = None) -> tuple[RowNote, ...]:
        raise NotImplementedError("the history of imports is tried on the real databases")

    def staged(
        self, batch_id: BatchId, report: dict[str, Any], path: str, now: datetime
    ) -> None:
        raise NotImplementedError("imports that a crash left are tried on the real databases")

    def waiting(self, by: str) -> tuple[StagedBatch, ...]:
        raise NotImplementedError("imports that a crash left are tried on the real databases")

    def compare(self, batch_id: BatchId, letter: dict[str, int]) -> None:
        raise NotImplementedError("the creditor's letter is tried on the real databases")

    def undo(self, batch_id: BatchId, by: str, now: datetime) -> Undone:
        raise NotImplementedError("an undo is tried on the real databases")

    def discard(self, batch_id: BatchId) -> None:
        if self._world.batches[batch_id].effect is None:
            del self._world.batches[batch_id]

    def unfinished(self, begun_before: datetime) -> tuple[BatchId, ...]:
        raise NotImplementedError("imports that a crash left are tried on the real databases")

    def recent(self, limit: int) -> tuple[BatchRow, ...]:
        raise NotImplementedError("the history of imports is tried on the real databases")

    def find_done(self, sha256: str, kind: str) -> BatchRow | None:
        raise NotImplementedError("the history of imports is tried on the real databases")


class FakeQueue:
    """Implements usecases.ports.Queue."""

    def __init__(self, world: World) -> None:
        self._world = world

    def listed(self, segment: str | None) -> list[Row]:
        """Accounts of a worklist in order."""
        if segment is not None and segment not in SEGMENTS:
            raise ValueError(f"no segment is called {segment!r}")
        mine = [
            a
            for a in self._world.accounts.values()
            if a.withdrawn_at_us is None and segment in {None, a.segment}
        ]
        return sorted(mine, key=lambda a: (a.rank, a.id))

    def segments(self) -> tuple[SegmentRow, ...]:
        rows = []
        for segment in SEGMENTS:
            mine = self.listed(segment)
            if mine:
                due = Money(sum(a.due_minor for a in mine), mine[0].currency)
                people = len({a.debtor_id for a in mine})
                rows.append(SegmentRow(segment, len(mine), people, (due,)))
        return tuple(rows)

    def page(
        self,
        segment: str | None,
        *,
        portfolio_id: PortfolioId | None = None,
        text: str = "",
        after: str | None = None,
        limit: int = 100,
        now: datetime,
    ) -> QueuePage:
        words = folded(text).split()
        mine = [
            a
            for a in self.listed(segment)
            if all(
                word in folded(self._world.debtors[a.debtor_id].name or "") for word in words
            )
        ]
        start = int(after or 0)
        rows = tuple(self._row(a, now) for a in mine[start : start + limit])
        end = start + limit
        return QueuePage(rows, str(end) if end < len(mine) else None, len(mine))

    def row(self, account_id: AccountId, now: datetime) -> QueueRow | None:
        account = self._world.accounts.get(account_id)
        return None if account is None else self._row(account, now)

    def extras(self, account_id: AccountId) -> dict[str, str]:
        found: dict[str, str] = json.loads(self._world.accounts[account_id].extra or "{}")
        return found

    def _row(self, account: Row, now: datetime) -> QueueRow:
        person = person_of(self._world, account.debtor_id, now)
        point = person.phone
        talk = person.conversation_of(point.identity if point else None)
        inbound = talk.last_inbound_at_us if talk else None
        outbound = talk.last_outgoing_at_us if talk else None
        last = max((us for us in (inbound, outbound) if us is not None), default=None)
        balance = account.balance_minor
        return QueueRow(
            account_id=AccountId(account.id),
            debtor_id=DebtorId(account.debtor_id),
            portfolio_id=PortfolioId(account.portfolio_id),
            person=person.row.name,
            country=person.row.country,
            account_no=account.account_no,
            product=account.product,
            dpd=account.dpd,
            due=Money(account.due_minor, account.currency),
            balance=None if balance is None else Money(balance, account.currency),
            priority=account.score,
            terms=terms_of(account.terms),
            last_contact_at=maybe_at(last),
            last_contact_inbound=last is not None and last == inbound,
            last_contact_failed=bool(talk and last == outbound and failed(talk.last_delivery)),
            window_closes_at=maybe_at(talk.window_closes_at_us) if talk else None,
            promise=chip_of(self._world, account.debtor_id),
            claimed_by=person.claimed_by,
            facts=facts_of(person, account, point),
            workable=account.workable,
            block_reason=account.block_reason,
            conversation_id=ConversationId(talk.id) if talk else None,
            creditor=account.creditor,
            due_on=account.due_on,
            payment_reference=account.payment_reference,
        )

    def account_by_no(self, account_no: str) -> tuple[AccountId, ...]:
        key = comparable(account_no)
        found = [a for a in self._world.accounts.values() if key and a.account_key == key]
        found.sort(key=lambda a: (a.withdrawn_at_us is not None, a.id))
        return tuple(AccountId(account.id) for account in found)

    def stream(
        self, segment: str | None, now: datetime, portfolio_id: PortfolioId | None = None
    ) -> Iterator[QueueRow]:
        listed = self.listed(segment)
        return (
            self._row(account, now)
            for account in listed
            if portfolio_id in {None, account.portfolio_id}
        )

    def recompute_priorities(
        self, now: datetime, debtor_ids: Iterable[DebtorId] | None = None
    ) -> int:
        return 0


class FakeClaims:
    """Implements usecases.ports.Claims."""

    def __init__(self, world: World) -> None:
        self._world = world

    def acquire(
        self, debtor_id: DebtorId, by: str, now: datetime, lease_s: int
    ) -> datetime | Held:
        held = self._world.claims.get(debtor_id)
        if held is not None and held.by != by and held.until_us > to_us(now):
            return Held(held.by, from_us(held.until_us))
        until = now + timedelta(seconds=lease_s)
        self._world.claims[debtor_id] = Row(by=by, until_us=to_us(until))
        self._note(debtor_id)
        return until

    def seize(self, debtor_id: DebtorId, by: str, now: datetime, lease_s: int) -> str | None:
        held = self.acquire(debtor_id, by, now, lease_s)
        if not isinstance(held, Held):
            return None
        del self._world.claims[debtor_id]
        self.acquire(debtor_id, by, now, lease_s)
        return held.by

    def release(self, debtor_id: DebtorId, by: str) -> None:
        held = self._world.claims.get(debtor_id)
        if held is not None and held.by == by:
            del self._world.claims[debtor_id]
            self._note(debtor_id)

    def next_free(
        self,
        segment: str | None,
        by: str,
        now: datetime,
        skip: Sequence[DebtorId] = (),
        portfolio_id: PortfolioId | None = None,
    ) -> tuple[AccountId, ...]:
        taken = {
            key
            for key, claim in self._world.claims.items()
            if claim.by != by and claim.until_us > to_us(now)
        }
        free = [
            AccountId(account.id)
            for account in FakeQueue(self._world).listed(segment)
            if account.workable
            and account.debtor_id not in taken | set(skip)
            and portfolio_id in {None, account.portfolio_id}
        ]
        return tuple(free[:50])

    def _note(self, debtor_id: int) -> None:
        self._world.touched.debtor(debtor_id)
        self._world.touched.topic(Topic.CLAIMS)


def ledger_state(world: World, names: set[str]) -> dict[str, int]:
    """When these names opted out, or were found wrong, and that still holds."""
    state: dict[str, int] = {}
    spoken = [event for event in world.ledger if event.identity in names]
    for event in sorted(spoken, key=lambda event: event.at_us):
        if event.kind.startswith("marketing"):
            continue
        if event.kind == "resume":
            state.pop("opt_out", None)
        elif event.kind == "valid":
            state.pop("invalid", None)
        else:
            state[event.kind] = event.at_us
    return state


def marketing_stopped_at_us(world: World, names: set[str]) -> int | None:
    """When these names stopped marketing messages, if that still holds."""
    stopped: dict[str, int | None] = {}
    for entry in sorted(world.ledger, key=lambda entry: entry.at_us):
        if entry.identity in names and entry.kind.startswith("marketing"):
            stopped[entry.identity] = entry.at_us if entry.kind == "marketing_stop" else None
    return max((at_us for at_us in stopped.values() if at_us), default=None)


class FakeContacts:
    """Implements usecases.ports.Contacts."""

    def __init__(self, world: World) -> None:
        self._world = world

    def recipient_of_account(
        self, account_id: AccountId, now: datetime, *, excluding: MessageId | None = None
    ) -> Recipient | None:
        account = self._world.accounts.get(account_id)
        if account is None:
            return None
        person = person_of(self._world, account.debtor_id, now, excluding)
        point = person.phone
        talk = person.conversation_of(point.identity) if point else None
        same = talk if talk and point and talk.identity == point.identity else None
        return _recipient(person, account, point, same, facts_of(person, account, point))

    def recipient_of_conversation(
        self,
        conversation_id: ConversationId,
        now: datetime,
        *,
        account_id: AccountId | None = None,
        excluding: MessageId | None = None,
    ) -> Recipient | None:
        talk = self._world.talks.get(conversation_id)
        if talk is None:
            return None
        self._world.describe(talk)
        state = ledger_state(self._world, {talk.identity, f"uid:{talk.user_id}"})
        if talk.debtor_id is None:
            return self._stranger(talk, state, now, excluding)
        person = person_of(self._world, talk.debtor_id, now, excluding)
        account, point = person.account(account_id), person.phone_of(talk.identity)
        facts = facts_of(person, account, point)
        if point is None:
            facts = replace(
                facts,
                contact_point_valid="invalid" not in state,
                opted_out_at=facts.opted_out_at or maybe_at(state.get("opt_out")),
                window_closes_at=maybe_at(talk.window_closes_at_us),
            )
        return _recipient(person, account, point, talk, facts)

    def _stranger(
        self, talk: Row, state: dict[str, int], now: datetime, excluding: str | None
    ) -> Recipient:
        contacts = tuple(contacts_of(self._world, [talk.id], now, excluding))
        inbound = maybe_at(talk.last_inbound_at_us)
        facts = ContactFacts(
            country=_country_of(talk.phone),
            zones=(),
            contact_point_valid="invalid" not in state,
            opted_out_at=maybe_at(state.get("opt_out")),
            contacts=contacts,
            last_inbound_at=inbound,
            window_closes_at=maybe_at(talk.window_closes_at_us),
            two_way_at=two_way_at(inbound, contacts),
            marketing_stopped_at=maybe_at(
                marketing_stopped_at_us(self._world, {talk.identity, f"uid:{talk.user_id}"})
            ),
        )
        return Recipient(
            debtor_id=None,
            contact_point_id=None,
            conversation_id=ConversationId(talk.id),
            phone=talk.phone,
            user_id=talk.user_id,
            name=talk.name,
            country=facts.country,
            account_id=None,
            facts=facts,
            identity=talk.identity,
            phone_number_id=talk.phone_number_id,
        )

    def opt_out(self, identity: str, at: datetime, source: str) -> tuple[DebtorId, ...]:
        names = self._record(identity, "opt_out", at)
        state = ledger_state(self._world, names)
        owners = self._owners(names)
        if "opt_out" in state:
            self._set(names, opted_out_at_us=state["opt_out"])
            self._silence(names, owners, "opted_out")
        return owners

    def resume(self, identity: str, at: datetime, source: str) -> None:
        names = self._record(identity, "resume", at)
        if "opt_out" not in ledger_state(self._world, names):
            self._set(names, opted_out_at_us=None)
        self._world.touched.debtors(self._owners(names))

    def opt_outs(self, after: int, limit: int) -> tuple[OptOutEntry, ...]:
        numbered = list(enumerate(self._world.ledger, start=1))
        found = [
            OptOutEntry(
                seq,
                entry.identity.removeprefix("uid:"),
                "opt_out" in ledger_state(self._world, {entry.identity}),
            )
            for seq, entry in numbered
            if entry.kind == "opt_out" and seq > after
        ]
        return tuple(found[:limit])

    def prefer_marketing(
        self, identity: str, at: datetime, source: str, *, wanted: bool
    ) -> tuple[DebtorId, ...]:
        kind = "marketing_resume" if wanted else "marketing_stop"
        names = self._record(identity, kind, at)
        owners = self._owners(names)
        self._world.touched.debtors(owners)
        return owners

    def invalidate(self, identity: str, at: datetime, source: str) -> tuple[DebtorId, ...]:
        names = self._record(identity, "invalid", at)
        self._set(names, valid=False)
        self._silence(names, (), "contact_point_invalid")
        return self._owners(names)

    def pause(
        self, debtor_id: DebtorId, reason: str, at: datetime, until: datetime | None, by: str
    ) -> None:
        for known in self._world.restraints:
            if (known.debtor_id, known.kind, known.reason) == (debtor_id, "pause", str(reason)):
                known.ended_at_us = to_us(at)
        self._restrain(debtor_id, "pause", reason, at, until, by)

    def block(self, debtor_id: DebtorId, reason: str, at: datetime, by: str) -> None:
        self._restrain(debtor_id, "block", reason, at, None, by)
        self._silence(set(), (debtor_id,), "hard_block")

    def validate(self, identity: str, at: datetime, source: str) -> None:
        names = self._record(identity, "valid", at)
        if "invalid" not in ledger_state(self._world, names):
            self._set(names, valid=True)
        self._world.touched.debtors(self._owners(names))

    def refuse_consent(self, identity: str, at: datetime, source: str) -> None:
        names = self._record(identity, "consent_refused", at)
        self._set(names, consent=False)
        self._silence(names, (), "no_consent")

    def _restrain(
        self,
        debtor_id: int,
        kind: str,
        reason: str,
        at: datetime,
        until: datetime | None,
        by: str,
    ) -> None:
        self._world.restraints.append(
            Row(
                debtor_id=debtor_id,
                kind=kind,
                reason=str(reason),
                at_us=to_us(at),
                until_us=maybe_us(until),
                ended_at_us=None,
                by=by,
            )
        )
        self._world.touched.debtor(debtor_id)

    def _record(self, identity: str, kind: str, at: datetime) -> set[str]:
        names = {identity}
        for talk in self._world.talks.values():
            user = f"uid:{talk.user_id}" if talk.user_id else None
            if identity in {talk.identity, user}:
                names |= {talk.identity} | ({user} if user else set())
        self._world.ledger += [Row(identity=n, kind=kind, at_us=to_us(at)) for n in names]
        return names

    def _set(self, names: set[str], **values: Any) -> None:
        for point in self._world.points:
            if point.identity in names:
                vars(point).update(values)

    def _owners(self, names: set[str]) -> tuple[DebtorId, ...]:
        owners = {p.debtor_id for p in self._world.points if p.identity in names}
        owners |= {t.debtor_id for t in self._world.talks.values() if t.identity in names}
        return tuple(sorted(DebtorId(owner) for owner in owners - {None}))

    def _silence(self, names: set[str], owners: Sequence[int], code: str) -> None:
        from tests.fakes.talk import refuse  # noqa: PLC0415 - it needs this module's facts

        for talk in self._world.talks.values():
            if talk.identity in names or talk.debtor_id in owners:
                waiting = [c for c in self._world.outbox if c.conversation_id == talk.id]
                self._world.touched.topic(Topic.OUTBOX)
                for command in waiting:
                    if command.attempts:
                        command.due_at_us = command.created_at_us
                    else:
                        refuse(self._world, command.message_id, code, None)
                self._world.touched.conversation(talk.id)
                self._world.touched.debtor(talk.debtor_id)


def _recipient(
    person: Person, account: Any, point: Any, talk: Any, facts: ContactFacts
) -> Recipient:
    return Recipient(
        debtor_id=DebtorId(person.row.id),
        contact_point_id=ContactPointId(point.id) if point else None,
        conversation_id=ConversationId(talk.id) if talk else None,
        phone=point.value if point else (talk.phone if talk else None),
        user_id=talk.user_id if talk else None,
        name=person.row.name,
        country=person.row.country,
        account_id=AccountId(account.id) if account else None,
        facts=facts,
        identity=point.identity if point else (talk.identity if talk else None),
        phone_number_id=talk.phone_number_id if talk else None,
    )
