"""People's contact points: who may be written to where, and who asked for silence."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, insert, or_, select, update

from console.domain.contact import ContactFacts
from console.domain.ids import AccountId, ContactPointId, ConversationId, DebtorId, MessageId
from console.store.consent import (
    EXCLUDED,
    INVALID,
    MARKETING_RESUME,
    MARKETING_STOP,
    OPT_OUT,
    REFUSED,
    RESUME,
    VALID,
    consent_state,
    marketing_stops,
    silent_identities,
)
from console.store.facts import REACHES_BACK, Person, facts_of, people, sent_since, two_way_at
from console.store.instants import maybe_at, to_us
from console.store.outbox import drop_pending
from console.store.records import (
    accounts,
    consent_events,
    contact_points,
    conversations,
    restraints,
)
from console.store.rows import Stored
from console.store.touched import Touched
from console.usecases.ports import OptOutEntry, Recipient

CALLING_CODES = {
    "1": "US",
    "34": "ES",
    "51": "PE",
    "52": "MX",
    "54": "AR",
    "55": "BR",
    "56": "CL",
    "57": "CO",
    "591": "BO",
    "593": "EC",
    "595": "PY",
    "598": "UY",
}
"""Whose rules hold for somebody of whom only the number is known."""


class SqlContacts:
    """Implements usecases.ports.Contacts."""

    def __init__(self, connection: Connection, touched: Touched) -> None:
        self._connection = connection
        self._touched = touched

    def recipient_of_account(
        self, account_id: AccountId, now: datetime, *, excluding: MessageId | None = None
    ) -> Recipient | None:
        """Implements Contacts."""
        debtor_id = self._connection.scalar(
            select(accounts.c.debtor_id).where(accounts.c.id == account_id)
        )
        if debtor_id is None:
            return None
        person = people(self._connection, [debtor_id], now, excluding)[debtor_id]
        point = person.phone
        talk = person.conversation_of(point.identity) if point is not None else None
        if talk is not None and point is not None and talk.identity != point.identity:
            talk = None
        return _recipient(person, person.account(account_id), point, talk)

    def recipient_of_conversation(
        self,
        conversation_id: ConversationId,
        now: datetime,
        *,
        account_id: AccountId | None = None,
        excluding: MessageId | None = None,
    ) -> Recipient | None:
        """Implements Contacts."""
        talk = self._connection.execute(
            select(conversations).where(conversations.c.id == conversation_id)
        ).first()
        if talk is None:
            return None
        if talk.debtor_id is None:
            return self._stranger(talk, now, excluding)
        person = people(self._connection, [talk.debtor_id], now, excluding)[talk.debtor_id]
        point = person.phone_of(talk.identity)
        return _recipient(person, person.account(account_id), point, talk, self._state(talk))

    def _stranger(self, talk: Stored, now: datetime, excluding: str | None) -> Recipient:
        """Somebody who wrote and whom no portfolio knows: answering is all there is."""
        state = self._state(talk)
        since = to_us(now - REACHES_BACK)
        sent = sent_since(self._connection, [talk.id], since, excluding)
        contacts = tuple(sorted((contact for _, contact in sent), key=lambda past: past.at))
        inbound = maybe_at(talk.last_inbound_at_us)
        facts = ContactFacts(
            country=_country_of(talk.phone),
            zones=(),
            contact_point_valid=state.get(INVALID) is None,
            opted_out_at=maybe_at(state.get(OPT_OUT)),
            contacts=contacts,
            last_inbound_at=inbound,
            window_closes_at=maybe_at(talk.window_closes_at_us),
            two_way_at=two_way_at(inbound, contacts),
            marketing_stopped_at=maybe_at(self._marketing_stopped_at_us(talk)),
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

    def _state(self, talk: Stored) -> dict[str, int]:
        return consent_state(self._connection, _names_of(talk))

    def _marketing_stopped_at_us(self, talk: Stored) -> int | None:
        return max(marketing_stops(self._connection, _names_of(talk)).values(), default=None)

    def opt_out(self, identity: str, at: datetime, source: str) -> tuple[DebtorId, ...]:
        """Implements Contacts."""
        names = self._record(identity, OPT_OUT, at, source)
        state = consent_state(self._connection, names)
        if OPT_OUT not in state:  # they asked to resume since; this news came late
            return self._owners(names)
        self._set(names, opted_out_at_us=state[OPT_OUT])
        return self._silence(names, "opted_out")

    def resume(self, identity: str, at: datetime, source: str) -> None:
        """Implements Contacts."""
        names = self._record(identity, RESUME, at, source)
        if OPT_OUT not in consent_state(self._connection, names):
            self._set(names, opted_out_at_us=None)
        self._note(names)

    def opt_outs(self, after: int, limit: int) -> tuple[OptOutEntry, ...]:
        """Implements Contacts."""
        rows = self._connection.execute(
            select(consent_events.c.id, consent_events.c.identity, consent_events.c.kind)
            .where(consent_events.c.kind.in_((OPT_OUT, EXCLUDED)), consent_events.c.id > after)
            .order_by(consent_events.c.id)
            .limit(limit)
        ).all()
        silent = silent_identities(self._connection, {row.identity for row in rows})
        return tuple(
            OptOutEntry(
                row.id,
                row.identity.removeprefix("uid:"),
                row.identity in silent,
                OPTED_OUT if row.kind == OPT_OUT else EXCLUDED,
            )
            for row in rows
        )

    def prefer_marketing(
        self, identity: str, at: datetime, source: str, *, wanted: bool
    ) -> tuple[DebtorId, ...]:
        """Implements Contacts."""
        kind = MARKETING_RESUME if wanted else MARKETING_STOP
        names = self._record(identity, kind, at, source)
        self._note(names)
        return self._owners(names)

    def invalidate(self, identity: str, at: datetime, source: str) -> tuple[DebtorId, ...]:
        """Implements Contacts."""
        names = self._record(identity, INVALID, at, source)
        self._set(names, valid=False, invalid_at_us=to_us(at))
        return self._silence(names, "contact_point_invalid")

    def validate(self, identity: str, at: datetime, source: str) -> None:
        """Implements Contacts."""
        names = self._record(identity, VALID, at, source)
        if INVALID not in consent_state(self._connection, names):
            self._set(names, valid=True, invalid_at_us=None)
        self._note(names)

    def refuse_consent(self, identity: str, at: datetime, source: str) -> None:
        """Implements Contacts."""
        names = self._record(identity, REFUSED, at, source)
        self._set(names, consent=False, consent_at_us=to_us(at))
        self._silence(names, "no_consent")

    def pause(
        self, debtor_id: DebtorId, reason: str, at: datetime, until: datetime | None, by: str
    ) -> None:
        """Implements Contacts. A new pause of the same reason replaces the old one."""
        self._connection.execute(
            update(restraints)
            .where(restraints.c.debtor_id == debtor_id, restraints.c.kind == "pause")
            .where(restraints.c.reason == str(reason), restraints.c.ended_at_us.is_(None))
            .values(ended_at_us=to_us(at))
        )
        self._restrain(debtor_id, "pause", reason, at, until, by)

    def block(self, debtor_id: DebtorId, reason: str, at: datetime, by: str) -> None:
        """Implements Contacts. What waits for the person dies."""
        self._restrain(debtor_id, "block", reason, at, None, by)
        drop_pending(
            self._connection, self._touched, self._talks_of([debtor_id], []), "hard_block"
        )

    def _restrain(
        self,
        debtor_id: DebtorId,
        kind: str,
        reason: str,
        at: datetime,
        until: datetime | None,
        by: str,
    ) -> None:
        self._connection.execute(
            insert(restraints).values(
                debtor_id=debtor_id,
                kind=kind,
                reason=str(reason),
                at_us=to_us(at),
                until_us=None if until is None else to_us(until),
                by=by,
            )
        )
        self._touched.debtor(debtor_id)
        for conversation_id in self._talks_of([debtor_id], []):
            self._touched.conversation(conversation_id)

    def _record(self, identity: str, kind: str, at: datetime, source: str) -> set[str]:
        """Append to the ledger, under every name by which that WhatsApp user is known."""
        user_id = identity.removeprefix("uid:")
        same = self._connection.execute(
            select(conversations.c.identity, conversations.c.user_id).where(
                or_(conversations.c.identity == identity, conversations.c.user_id == user_id)
            )
        ).all()
        names = {identity}
        for row in same:
            names.add(row.identity)
            if row.user_id:
                names.add(f"uid:{row.user_id}")
        for name in sorted(names):
            self._connection.execute(
                insert(consent_events).values(
                    identity=name, kind=kind, at_us=to_us(at), source=source
                )
            )
        return names

    def _set(self, names: set[str], **values: object) -> None:
        self._connection.execute(
            update(contact_points).where(contact_points.c.identity.in_(names)).values(**values)
        )

    def _silence(self, names: set[str], code: str) -> tuple[DebtorId, ...]:
        owners = self._owners(names)
        silent = owners if code == OPTED_OUT else ()
        drop_pending(self._connection, self._touched, self._talks_of(silent, names), code)
        self._note(names)
        return owners

    def _note(self, names: set[str]) -> None:
        self._touched.debtors(self._owners(names))
        for conversation_id in self._talks_of((), names):
            self._touched.conversation(conversation_id)

    def _owners(self, names: set[str]) -> tuple[DebtorId, ...]:
        query = (
            select(contact_points.c.debtor_id)
            .where(contact_points.c.identity.in_(names))
            .union(
                select(conversations.c.debtor_id).where(
                    conversations.c.identity.in_(names), conversations.c.debtor_id.is_not(None)
                )
            )
        )
        return tuple(sorted(map(DebtorId, self._connection.scalars(query))))

    def _talks_of(
        self, debtor_ids: Sequence[int], names: Sequence[str] | set[str]
    ) -> list[int]:
        query = select(conversations.c.id).where(
            or_(conversations.c.debtor_id.in_(debtor_ids), conversations.c.identity.in_(names))
        )
        return list(self._connection.scalars(query))


OPTED_OUT = "opted_out"


def _names_of(talk: Stored) -> set[str]:
    return {talk.identity} | ({f"uid:{talk.user_id}"} if talk.user_id else set())


def _recipient(
    person: Person,
    account: Stored,
    point: Stored,
    talk: Stored,
    state: dict[str, int] | None = None,
) -> Recipient:
    facts = facts_of(person, account, point)
    if point is None and talk is not None:
        facts = _of_thread(facts, talk, state or {})
    return Recipient(
        debtor_id=DebtorId(person.row.id),
        contact_point_id=None if point is None else ContactPointId(point.id),
        conversation_id=None if talk is None else ConversationId(talk.id),
        phone=point.value if point is not None else (talk.phone if talk else None),
        user_id=talk.user_id if talk is not None else None,
        name=person.row.name or (talk.name if talk is not None else None),
        country=person.row.country,
        account_id=None if account is None else AccountId(account.id),
        facts=facts,
        identity=point.identity if point is not None else (talk.identity if talk else None),
        phone_number_id=talk.phone_number_id if talk is not None else None,
    )


def _of_thread(facts: ContactFacts, talk: Stored, state: dict[str, int]) -> ContactFacts:
    """The person writes from a number that no file names (or without showing one)."""
    return replace(
        facts,
        contact_point_valid=INVALID not in state,
        opted_out_at=facts.opted_out_at or maybe_at(state.get(OPT_OUT)),
        window_closes_at=maybe_at(talk.window_closes_at_us),
    )


def _country_of(phone: str | None) -> str:
    digits = (phone or "").removeprefix("+")
    codes = (digits[:length] for length in (3, 2, 1))
    return next((CALLING_CODES[code] for code in codes if code in CALLING_CODES), "")
