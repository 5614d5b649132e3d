"""What the stand-ins remember: rows with the names that the tables' columns have."""

from dataclasses import dataclass, field
from itertools import count
from types import SimpleNamespace
from typing import Any

from console.domain.delivery import Hold
from console.store.facts import Person, preference
from console.store.instants import DAY_US
from console.store.previews import NEVER_SENT
from console.store.touched import Touched


class Row(SimpleNamespace):
    """One row; its columns are attributes."""


@dataclass
class World:
    """A workspace in memory."""

    debtors: dict[int, Row] = field(default_factory=dict)
    points: list[Row] = field(default_factory=list)
    accounts: dict[int, Row] = field(default_factory=dict)
    batches: dict[int, Row] = field(default_factory=dict)
    restraints: list[Row] = field(default_factory=list)
    ledger: list[Row] = field(default_factory=list)
    talks: dict[int, Row] = field(default_factory=dict)
    messages: dict[str, Row] = field(default_factory=dict)
    parked: list[Row] = field(default_factory=list)
    outbox: list[Row] = field(default_factory=list)
    promises: dict[str, Row] = field(default_factory=dict)
    activities: dict[str, Row] = field(default_factory=dict)
    claims: dict[int, Row] = field(default_factory=dict)
    templates: dict[tuple[str, str], Any] = field(default_factory=dict)
    settings: dict[str, Any] = field(default_factory=dict)
    audit: list[dict[str, Any]] = field(default_factory=list)
    cursor: int = 0
    numbers: Any = field(default_factory=lambda: count(1))
    touched: Touched = field(default_factory=Touched)

    def number(self) -> int:
        """A fresh row number."""
        return int(next(self.numbers))

    def said(self, conversation_id: int) -> list[Row]:
        """Messages, without notes and what waits for its hour, in order."""
        planned = {each.message_id for each in self.outbox if each.hold == Hold.SCHEDULED}
        mine = [
            m
            for m in self.messages.values()
            if m.conversation_id == conversation_id and m.id not in planned
        ]
        return sorted((m for m in mine if m.item == "message"), key=lambda m: m.order_key)

    def message(self, name: str | None) -> Row | None:
        """The message of that id, ours or Meta's."""
        if name is None:
            return None
        found = self.messages.get(name)
        return found or next((m for m in self.messages.values() if m.wamid == name), None)

    def last_ours(self, conversation_id: int) -> Row | None:
        """The newest message of ours."""
        ours = [m for m in self.said(conversation_id) if m.outgoing]
        return ours[-1] if ours else None

    def talks_of(self, debtor_id: int) -> list[Row]:
        """A debtor's threads, newest first, as the gate's facts want them."""
        mine = [talk for talk in self.talks.values() if talk.debtor_id == debtor_id]
        for talk in mine:
            self.describe(talk)
        return sorted(mine, key=lambda talk: (-talk.last_at_us, -talk.id))

    def describe(self, talk: Row) -> None:
        """Compute what the tables keep beside a thread."""
        said = self.said(talk.id)
        heard = [m for m in said if not m.outgoing and m.kind not in {"system", "status"}]
        ours = [m for m in said if m.outgoing]
        answered = [m.order_key for m in ours if m.delivery not in NEVER_SENT]
        waiting = [m.at_us for m in heard if m.order_key > max(answered, default=0)]
        talk.last_inbound_at_us = max((m.at_us for m in heard), default=None)
        talk.last_outgoing_at_us = max((m.at_us for m in ours), default=None)
        newest = talk.last_inbound_at_us
        talk.window_closes_at_us = None if newest is None else newest + DAY_US
        talk.waiting_since_us = waiting[0] if waiting else None
        talk.last_at_us = said[-1].at_us if said else talk.created_at_us
        talk.last_delivery = ours[-1].delivery if ours else None
        shown = said[-1] if said else None
        talk.preview = "" if shown is None or shown.revoked_at_us else shown.text or ""
        talk.preview_kind = shown.kind if shown else ""
        talk.preview_outgoing = bool(shown and shown.outgoing)

    def person(self, debtor_id: int, now_us: int, contacts: list[Any]) -> Person:
        """The debtor with everything the gate must know."""
        points = [p for p in self.points if p.debtor_id == debtor_id and p.kind == "phone"]
        restraints = [
            r
            for r in self.restraints
            if r.debtor_id == debtor_id
            and r.ended_at_us is None
            and (r.until_us is None or r.until_us > now_us)
        ]
        accounts = [a for a in self.accounts.values() if a.debtor_id == debtor_id]
        claim = self.claims.get(debtor_id)
        return Person(
            row=self.debtors[debtor_id],
            accounts=sorted(
                accounts,
                key=lambda a: (a.withdrawn_at_us is not None, not a.workable, a.rank, a.id),
            ),
            phones=sorted(points, key=preference),
            restraints=restraints,
            conversations=list(self.talks_of(debtor_id)),
            contacts=contacts,
            claimed_by=claim.by if claim and claim.until_us > now_us else None,
        )
