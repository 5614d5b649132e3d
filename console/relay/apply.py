"""Stores what a batch of webhooks said: each item once, with everything that follows."""

import hashlib
from collections.abc import Iterable
from datetime import datetime

import sqlalchemy as sa

from console.domain.optout import SignalKind, classify
from console.relay import media_store, suppressions, templates, windows
from console.relay.explode import unusable
from console.relay.identity import person_of_phone, person_of_user
from console.relay.instants import to_us
from console.relay.item import Item
from console.relay.journal import Entry, mark_processed
from console.relay.matching import Matches, apply_status
from console.relay.schema import ITEMS
from console.relay.transaction import NewEvent, Transaction
from console.wire.events import (
    Party,
    PreferenceChanged,
    Reaction,
    Received,
    Status,
    TemplateUpdated,
)

_CHUNK = 500
_LONGEST_WISH = 80
"""Only a message that is nothing but the wish counts; longer ones are not even looked at."""
_UNSTORABLE = (ValueError, TypeError, OverflowError, sa.exc.DataError, sa.exc.IntegrityError)


def store(
    transaction: Transaction,
    entries: tuple[Entry, ...],
    items: tuple[Item, ...],
    now: datetime,
    *,
    one_by_one: bool = False,
) -> int:
    """Make events of the items not seen before; mark the entries done. How many were new.

    `one_by_one` is slower, and an item that cannot be stored becomes an unknown one
    instead of failing them all.
    """
    connection = transaction.connection
    fresh = _unseen(connection, items)
    statuses = (item.payload for item in fresh.values() if isinstance(item.payload, Status))
    matches = Matches(connection, statuses)
    store_one = _store_carefully if one_by_one else _store_one
    for item in fresh.values():
        store_one(transaction, item, matches, now)
    _open_windows(connection, fresh.values())
    if fresh:
        seen_us = to_us(now)
        connection.execute(ITEMS.insert(), [{"key": key, "seen_us": seen_us} for key in fresh])
    mark_processed(connection, entries, now)
    return len(fresh)


def _store_one(transaction: Transaction, item: Item, matches: Matches, now: datetime) -> None:
    transaction.emit(_effect(transaction, item, matches, now))


def _store_carefully(
    transaction: Transaction, item: Item, matches: Matches, now: datetime
) -> None:
    savepoint = transaction.connection.begin_nested()
    try:
        event = _effect(transaction, item, matches, now)
        savepoint.commit()
    except _UNSTORABLE as error:
        savepoint.rollback()
        event = _event(unusable(item, error), now)
    transaction.emit(event)


def _effect(transaction: Transaction, item: Item, matches: Matches, now: datetime) -> NewEvent:
    """What follows from the item, and the event that tells of it."""
    connection = transaction.connection
    match item.payload:
        case Status() as status:
            told = apply_status(transaction, status, matches, item.phone_number_id, now)
            return _event(item, now, told)
        case Received() as received:
            if received.media:
                media_store.expect(connection, received.media, item.phone_number_id, now)
            _heed(connection, received, now)
        case TemplateUpdated() as update:
            templates.apply_update(connection, item.waba_id or "", update, now)
        case PreferenceChanged() as preference:
            _prefer(connection, preference, now)
        case _:
            pass
    return _event(item, now)


def _open_windows(connection: sa.Connection, items: Iterable[Item]) -> None:
    """Whoever wrote or reacted may be answered freely for a day."""
    inbound = [
        windows.Inbound(item.phone_number_id, item.payload.sender, item.payload.sent_at)
        for item in items
        if isinstance(item.payload, Received | Reaction)
    ]
    windows.note_inbound(connection, inbound)


def _event(item: Item, now: datetime, payload: Status | None = None) -> NewEvent:
    return NewEvent(item.key, item.type, now, item.phone_number_id, payload or item.payload)


def _heed(connection: sa.Connection, received: Received, now: datetime) -> None:
    """A word that asks for silence, or takes that back, holds before any console hears of it:
    what already waits here must not leave after it.
    """
    said = received.text or ""
    signal = classify(said) if len(said) <= _LONGEST_WISH else None
    kind = signal.kind if signal else None
    person = _person(received.sender)
    if kind is SignalKind.OPT_OUT:
        stopped = suppressions.Suppression(
            person=person,
            recipient=received.sender.phone or received.sender.user_id or person,
            scope=suppressions.EVERYTHING,
            reason=suppressions.OPTED_OUT,
            set_by="whatsapp",
        )
        suppressions.suppress(connection, stopped, now)
    elif kind is SignalKind.RESUME:
        suppressions.take_back(connection, windows.people(connection, person))


def _person(sender: Party) -> str:
    return (
        person_of_phone(sender.wa_id) if sender.wa_id else person_of_user(sender.user_id or "")
    )


def _prefer(connection: sa.Connection, preference: PreferenceChanged, now: datetime) -> None:
    """Meta's own opt-out covers marketing only; `stop` here is not an opt-out of all."""
    sender = preference.sender
    person = _person(sender)
    if preference.value == "resume":
        persons = windows.people(connection, person)
        suppressions.release(connection, persons, suppressions.MARKETING)
    elif preference.value == "stop":
        stopped = suppressions.Suppression(
            person=person,
            recipient=sender.phone or sender.user_id or person,
            scope=suppressions.MARKETING,
            reason="stopped marketing messages on WhatsApp",
            set_by="whatsapp",
        )
        suppressions.suppress(connection, stopped, now)


def _unseen(connection: sa.Connection, items: Iterable[Item]) -> dict[bytes, Item]:
    """The items never seen, by their hashed key, the first of each in order."""
    keyed: dict[bytes, Item] = {}
    for item in items:
        keyed.setdefault(_digest(item.key), item)
    keys = list(keyed)
    for start in range(0, len(keys), _CHUNK):
        chunk = keys[start : start + _CHUNK]
        query = sa.select(ITEMS.c.key).where(ITEMS.c.key.in_(chunk))
        for seen in connection.execute(query).scalars():
            del keyed[seen]
    return keyed


def _digest(key: str) -> bytes:
    return hashlib.blake2b(key.encode("utf-8", "replace"), digest_size=16).digest()
