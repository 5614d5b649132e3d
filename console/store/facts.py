"""What the send gate must know, gathered for many people with a handful of queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, or_, select

from console.domain.contact import (
    Channel,
    ContactFacts,
    HardBlock,
    PastContact,
    Role,
    SoftPause,
)
from console.domain.delivery import Delivery
from console.store.consent import marketing_stops
from console.store.instants import from_us, maybe_at, to_us
from console.store.previews import NEVER_SENT
from console.store.records import (
    accounts,
    activities,
    claims,
    contact_points,
    conversations,
    creditors,
    debtors,
    messages,
    portfolios,
    restraints,
)
from console.store.rows import Stored

REACHES_BACK = timedelta(days=9)
"""A little more than the eight days that the caps look at."""

OF_THE_PERSON = (
    HardBlock.DECEASED,
    HardBlock.FRAUD,
    HardBlock.BANKRUPTCY,
    HardBlock.NO_CONTACT,
    HardBlock.MINOR,
    HardBlock.LEGAL,
    HardBlock.RECALLED,
)
"""Blocks in order of weight. The first four are the person's even when only one of several
accounts says so; legal, agreement and paid are an account's own affair."""

_SPREADING = frozenset(
    {HardBlock.DECEASED, HardBlock.FRAUD, HardBlock.BANKRUPTCY, HardBlock.NO_CONTACT}
)


@dataclass(slots=True)
class Person:
    """One debtor with everything that was gathered. Lists are in the order of preference."""

    row: Any
    accounts: list[Any] = field(default_factory=list)
    phones: list[Any] = field(default_factory=list)
    restraints: list[Any] = field(default_factory=list)
    conversations: list[Any] = field(default_factory=list)
    contacts: list[PastContact] = field(default_factory=list)
    claimed_by: str | None = None
    marketing_stopped_at_us: int | None = None

    @property
    def names(self) -> set[str]:
        """What the ledger of consent knows the person by."""
        own = {point.identity for point in self.phones if point.role != Role.REFERENCE}
        for talk in self.conversations:
            own |= {talk.identity} | ({f"uid:{talk.user_id}"} if talk.user_id else set())
        return own

    @property
    def phone(self) -> Stored:
        """The best phone to write to."""
        return self.phones[0] if self.phones else None

    def phone_of(self, identity: str) -> Stored:
        """The phone of that identity, if the person has it."""
        return next((point for point in self.phones if point.identity == identity), None)

    def conversation_of(self, identity: str | None) -> Stored:
        """The thread of that number, else the newest."""
        mine = [talk for talk in self.conversations if talk.identity == identity]
        return next(iter(mine or self.conversations), None)

    def account(self, account_id: int | None) -> Stored:
        """That account, else the most urgent one."""
        named = [account for account in self.accounts if account.id == account_id]
        return next(iter(named or self.accounts), None)


def people(
    connection: Connection,
    debtor_ids: Iterable[int],
    now: datetime,
    excluding: str | None = None,
) -> dict[int, Person]:
    """The debtors by id. `excluding` is a message of ours that does not count as a contact."""
    ids = list(dict.fromkeys(debtor_ids))
    if not ids:
        return {}
    rows = connection.execute(select(debtors).where(debtors.c.id.in_(ids)))
    found = {row.id: Person(row) for row in rows}
    _add_accounts(connection, found)
    _add_phones(connection, found)
    _add_restraints(connection, found, now)
    _add_conversations(connection, found)
    _add_contacts(connection, found, now, excluding)
    _add_claims(connection, found, now)
    _add_preferences(connection, found)
    return found


def sketches(
    connection: Connection, debtor_ids: Iterable[int], now: datetime
) -> dict[int, Person]:
    """As `people`, but only what a list's chips are made of: a few columns of the accounts,
    phones that asked for silence, and restraints.
    """
    found = {key: Person(None) for key in debtor_ids}
    if not found:
        return {}
    query = select(*_SKETCHED).where(accounts.c.debtor_id.in_(found)).order_by(*_URGENT_FIRST)
    for row in connection.execute(query):
        found[row.debtor_id].accounts.append(row)
    silent = select(
        contact_points.c.debtor_id, contact_points.c.role, contact_points.c.opted_out_at_us
    ).where(
        contact_points.c.debtor_id.in_(found),
        contact_points.c.kind == "phone",
        contact_points.c.opted_out_at_us.is_not(None),
    )
    for phone in connection.execute(silent):
        found[phone.debtor_id].phones.append(phone)
    _add_restraints(connection, found, now)
    return found


def threads(connection: Connection, debtor_ids: Iterable[int]) -> dict[int, Person]:
    """People with their conversations and phones alone; who has no conversation is left out."""
    found = {key: Person(None) for key in debtor_ids}
    if not found:
        return {}
    _add_conversations(connection, found)
    spoken = {key: person for key, person in found.items() if person.conversations}
    if spoken:
        _add_phones(connection, spoken)
    return spoken


def claimed(connection: Connection, debtor_ids: Iterable[int], now: datetime) -> dict[int, str]:
    """Who works whom at this moment."""
    query = select(claims.c.debtor_id, claims.c.by).where(
        claims.c.debtor_id.in_(list(debtor_ids)), claims.c.until_us > to_us(now)
    )
    return {row.debtor_id: row.by for row in connection.execute(query)}


_SKETCHED = (
    accounts.c.id,
    accounts.c.debtor_id,
    accounts.c.due_minor,
    accounts.c.currency,
    accounts.c.dpd,
    accounts.c.block_reason,
    accounts.c.exclusion,
    accounts.c.withdrawn_at_us,
)
_URGENT_FIRST = (
    accounts.c.withdrawn_at_us.is_not(None),
    accounts.c.workable.desc(),  # one that is paid does not silence another that is not
    accounts.c.rank,
    accounts.c.id,
)


def _add_accounts(connection: Connection, found: dict[int, Person]) -> None:
    query = (
        select(accounts, creditors.c.payments_loaded_on, creditors.c.name.label("creditor"))
        .join(portfolios, portfolios.c.id == accounts.c.portfolio_id)
        .join(creditors, creditors.c.id == portfolios.c.creditor_id)
        .where(accounts.c.debtor_id.in_(found))
        .order_by(*_URGENT_FIRST)
    )
    for row in connection.execute(query):
        found[row.debtor_id].accounts.append(row)


def _add_phones(connection: Connection, found: dict[int, Person]) -> None:
    query = select(contact_points).where(
        contact_points.c.debtor_id.in_(found), contact_points.c.kind == "phone"
    )
    for row in connection.execute(query):
        found[row.debtor_id].phones.append(row)
    for person in found.values():
        person.phones.sort(key=preference)


def preference(point: Stored) -> tuple[object, ...]:
    """Sorts contact points: whoever may be written to first, then where it worked last."""
    return (
        point.role == Role.REFERENCE,
        not point.valid,
        point.opted_out_at_us is not None,
        point.unreachable_at_us is not None,
        point.role != Role.DEBTOR,
        not point.preferred,
        -(point.last_success_at_us or 0),
        point.position,
        point.id,
    )


def _add_restraints(connection: Connection, found: dict[int, Person], now: datetime) -> None:
    query = select(restraints).where(
        restraints.c.debtor_id.in_(found),
        restraints.c.ended_at_us.is_(None),
        or_(restraints.c.until_us.is_(None), restraints.c.until_us > to_us(now)),
    )
    for row in connection.execute(query.order_by(restraints.c.id)):
        found[row.debtor_id].restraints.append(row)


def _add_conversations(connection: Connection, found: dict[int, Person]) -> None:
    last = messages.alias()
    query = (
        select(conversations, last.c.delivery.label("last_delivery"))
        .outerjoin(last, last.c.id == conversations.c.last_outgoing_id)
        .where(conversations.c.debtor_id.in_(found))
        .order_by(conversations.c.last_at_us.desc(), conversations.c.id.desc())
    )
    for row in connection.execute(query):
        found[row.debtor_id].conversations.append(row)


def _add_contacts(
    connection: Connection, found: dict[int, Person], now: datetime, excluding: str | None
) -> None:
    since = to_us(now - REACHES_BACK)
    owner = {talk.id: key for key, person in found.items() for talk in person.conversations}
    for conversation_id, contact in sent_since(connection, list(owner), since, excluding):
        found[owner[conversation_id]].contacts.append(contact)
    elsewhere = [channel.value for channel in Channel if channel is not Channel.WHATSAPP]
    query = select(activities.c.debtor_id, activities.c.at_us, activities.c.channel).where(
        activities.c.debtor_id.in_(found),
        activities.c.at_us >= since,
        activities.c.channel.in_(elsewhere),
    )
    for row in connection.execute(query):
        contact = PastContact(from_us(row.at_us), Channel(row.channel))
        found[row.debtor_id].contacts.append(contact)
    for person in found.values():
        person.contacts.sort(key=lambda contact: contact.at)


def sent_since(
    connection: Connection,
    conversation_ids: Sequence[int],
    since_us: int,
    excluding: str | None,
) -> Iterable[tuple[int, PastContact]]:
    """Messages of ours that went out or still may; a queued one counts."""
    if not conversation_ids:
        return
    query = select(messages.c.conversation_id, messages.c.at_us, messages.c.opened_by_us).where(
        messages.c.conversation_id.in_(conversation_ids),
        messages.c.outgoing,
        messages.c.item == "message",
        messages.c.at_us >= since_us,
        messages.c.delivery.not_in(NEVER_SENT),
    )
    if excluding is not None:
        query = query.where(messages.c.id != excluding)
    for row in connection.execute(query):
        at = from_us(row.at_us)
        yield row.conversation_id, PastContact(at, opened_by_us=row.opened_by_us)


def _add_claims(connection: Connection, found: dict[int, Person], now: datetime) -> None:
    for key, by in claimed(connection, found, now).items():
        found[key].claimed_by = by


def _add_preferences(connection: Connection, found: dict[int, Person]) -> None:
    everybody = {name for person in found.values() for name in person.names}
    stops = marketing_stops(connection, everybody)
    for person in found.values():
        mine = [at_us for name, at_us in stops.items() if name in person.names]
        person.marketing_stopped_at_us = max(mine, default=None)


def facts_of(person: Person, account: Stored, point: Stored) -> ContactFacts:
    """The gate's facts for a person about one account at one contact point."""
    talk = person.conversation_of(point.identity) if point is not None else None
    if point is not None and talk is not None and talk.identity != point.identity:
        talk = None  # Meta's window is that of the number written to
    inbound = _newest(person.conversations, "last_inbound_at_us")
    return ContactFacts(
        country=person.row.country,
        zones=split(person.row.zones),
        regions=split(person.row.regions),
        placement_active=account is not None and account.withdrawn_at_us is None,
        hard_block=hard_block(person, account),
        contact_point_valid=point is not None and point.valid,
        role=Role(point.role) if point is not None else Role.DEBTOR,
        opted_out_at=opted_out_at(person),
        consent=point.consent if point is not None else None,
        soft_pause=soft_pause(person),
        contacts=tuple(person.contacts),
        last_inbound_at=inbound,
        window_closes_at=maybe_at(talk.window_closes_at_us) if talk is not None else None,
        claimed_by=person.claimed_by,
        payments_loaded_on=account.payments_loaded_on if account is not None else None,
        two_way_at=two_way_at(inbound, person.contacts),
        marketing_stopped_at=maybe_at(person.marketing_stopped_at_us),
    )


def opted_out_at(person: Person) -> datetime | None:
    """Whoever asked for silence on one of their own numbers gets it on all of them."""
    own = [point for point in person.phones if point.role != Role.REFERENCE]
    return _newest(own, "opted_out_at_us")


def hard_block(person: Person, account: Stored) -> HardBlock | None:
    """The heaviest block of the person, or of the account in question."""
    active = [other for other in person.accounts if other.withdrawn_at_us is None]
    blocks = {HardBlock(row.reason) for row in person.restraints if row.kind == "block"}
    said = {HardBlock(other.block_reason) for other in active if other.block_reason}
    blocks |= said & _SPREADING
    for said_of in () if account is None else (account.block_reason, account.exclusion):
        if said_of:
            blocks.add(HardBlock(said_of))
    order = {block: place for place, block in enumerate(OF_THE_PERSON)}
    return min(blocks, key=lambda block: (order.get(block, len(order)), block), default=None)


def soft_pause(person: Person) -> SoftPause | None:
    """The newest pause that has not ended."""
    pauses = [row for row in person.restraints if row.kind == "pause"]
    return SoftPause(pauses[-1].reason) if pauses else None


def two_way_at(inbound: datetime | None, contacts: Sequence[PastContact]) -> datetime | None:
    """The newest instant at which one side answered the other on WhatsApp."""
    written = [contact.at for contact in contacts if contact.channel is Channel.WHATSAPP]
    if inbound is None or not written:
        return None
    answers = [at for at in written if at >= inbound]
    return answers[0] if answers else inbound


def _newest(rows: Iterable[Any], column: str) -> datetime | None:
    return maybe_at(max((us for row in rows if (us := getattr(row, column))), default=None))


def split(listed: str) -> tuple[str, ...]:
    """The parts of a comma-separated list."""
    return tuple(part for part in listed.split(",") if part)


def failed(delivery: int | None) -> bool:
    """Whether the newest message of ours did not go out or did not arrive."""
    return delivery is not None and Delivery(delivery) in NEVER_SENT
