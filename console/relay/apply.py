"""Makes events of what webhooks said: each item once, with everything that follows from it."""

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache

import sqlalchemy as sa

from console.domain.optout import SignalKind, wish_of
from console.relay import media_store, suppressions, templates, windows
from console.relay.bulk import BulkInsert, BulkLookup
from console.relay.explode import unusable
from console.relay.instants import to_us
from console.relay.item import Item, Json
from console.relay.matching import Statuses
from console.relay.schema import ITEMS
from console.relay.transaction import NewEvent, Transaction, digest_of
from console.wire.events import EventType, Media, TemplateUpdated

# Named once: Python 3.11 looks a member up slowly, and this is asked of every item.
_STATUS = EventType.MESSAGE_STATUS
_MESSAGE = EventType.MESSAGE_RECEIVED
_REACTION = EventType.REACTION_RECEIVED
_CALL = EventType.CALL_RECEIVED
_UNSTORABLE = (ValueError, TypeError, OverflowError, sa.exc.DataError, sa.exc.IntegrityError)
_SEEN = BulkLookup("SELECT key FROM items", "key")
_REMEMBER = BulkInsert(ITEMS, ("key", "seen_us"))


def store(
    transaction: Transaction,
    items: Iterable[Item],
    now: datetime,
    *,
    numbers: frozenset[str],
    one_by_one: bool = False,
) -> int:
    """Make events of the items not seen before; how many that were.

    Those of a number that is not in `numbers` are marked as quarantined. `one_by_one` is
    slower, and an item that cannot be stored becomes an unknown one instead of failing all.
    """
    connection = transaction.connection
    fresh = _unseen(connection, items)
    if not fresh:
        return 0
    if one_by_one:
        for item in fresh.values():
            _store_carefully(transaction, item, now, numbers)
    else:
        statuses = Statuses(transaction, fresh.values(), now)
        for item in fresh.values():
            _effect(transaction, item, statuses, now)
            transaction.emit(_event(item, now, numbers))
        windows.note_inbound(connection, _inbound(fresh.values(), now))
        statuses.store()
    seen_us = to_us(now)
    _REMEMBER.execute(connection, [(key, seen_us) for key in fresh])
    return len(fresh)


def _store_carefully(
    transaction: Transaction, item: Item, now: datetime, numbers: frozenset[str]
) -> None:
    try:
        with transaction.attempt():
            statuses = Statuses(transaction, [item], now)
            _effect(transaction, item, statuses, now)
            statuses.store()
            windows.note_inbound(transaction.connection, _inbound([item], now))
    except _UNSTORABLE as error:
        item = unusable(item, error)
    transaction.emit(_event(item, now, numbers))


def _effect(transaction: Transaction, item: Item, statuses: Statuses, now: datetime) -> None:
    """Do what follows from the item."""
    connection, payload = transaction.connection, item.payload
    if item.type is _STATUS:
        statuses.apply(item)
    elif item.type is _MESSAGE:
        if "media" in payload:
            media = Media(**payload["media"])
            media_store.expect(connection, media, item.phone_number_id, now)
        _heed(connection, payload, now)
    elif item.type is EventType.TEMPLATE_UPDATED:
        update = TemplateUpdated.model_validate(payload)
        templates.apply_update(connection, item.waba_id or "", update, now)
    elif item.type is EventType.PREFERENCE_CHANGED:
        _prefer(connection, payload, now)


def _inbound(items: Iterable[Item], now: datetime) -> list[windows.Inbound]:
    """Whoever wrote, reacted or called may be answered freely for a day; from now at most."""
    found, now_us = [], to_us(now)
    for item in items:
        payload = item.payload
        if item.type is _MESSAGE or item.type is _REACTION:
            who, at = payload["sender"], payload["sent_at"]
        elif item.type is _CALL and _is_from_user(payload):
            who, at = payload["party"], payload["at"]
        else:
            continue
        if "group_id" not in payload:
            at_us = min(_us_of(at), now_us)
            found.append(windows.Inbound(item.phone_number_id, who, at_us))
    return found


@lru_cache(maxsize=1 << 10)  # many messages are of one second
def _us_of(at: str) -> int:
    return to_us(datetime.fromisoformat(at))


def _is_from_user(call: Json) -> bool:
    return call.get("direction") == "user_initiated"


def _event(item: Item, now: datetime, numbers: frozenset[str]) -> NewEvent:
    number = item.phone_number_id
    if number is not None and number not in numbers:
        item.payload["quarantined"] = True
    return NewEvent(item.key, item.type, now, number, item.payload)


def _heed(connection: sa.Connection, received: Json, now: datetime) -> None:
    """A word that asks for silence, or takes that back, holds before any console hears of it:
    what already waits here must not leave after it.
    """
    words = received.get("text")
    signal = wish_of(words) if words else None
    if signal is None:
        return
    sender = received["sender"]
    person = windows.persons_of(sender)[0]
    if signal.kind is SignalKind.OPT_OUT:
        stopped = _suppression(sender, suppressions.EVERYTHING, suppressions.OPTED_OUT)
        suppressions.suppress(connection, stopped, now)
    elif signal.kind is SignalKind.RESUME:
        suppressions.take_back(connection, windows.people(connection, person))


def _prefer(connection: sa.Connection, preference: Json, now: datetime) -> None:
    """Meta's own opt-out covers marketing only; `stop` here is not an opt-out of all."""
    sender = preference["sender"]
    if preference["value"] == "resume":
        persons = windows.people(connection, windows.persons_of(sender)[0])
        suppressions.release(connection, persons, suppressions.MARKETING)
    elif preference["value"] == "stop":
        reason = "stopped marketing messages on WhatsApp"
        stopped = _suppression(sender, suppressions.MARKETING, reason)
        suppressions.suppress(connection, stopped, now)


def _suppression(sender: Json, scope: str, reason: str) -> suppressions.Suppression:
    person = windows.persons_of(sender)[0]
    return suppressions.Suppression(
        person=person,
        recipient=sender.get("phone") or sender.get("user_id") or person,
        scope=scope,
        reason=reason,
        set_by="whatsapp",
    )


def _unseen(connection: sa.Connection, items: Iterable[Item]) -> dict[bytes, Item]:
    """The items never seen, by their hashed key, the first of each in order."""
    keyed: dict[bytes, Item] = {}
    for item in items:
        keyed.setdefault(digest_of(item.key), item)
    for (seen,) in _SEEN.execute(connection, list(keyed)):
        keyed.pop(bytes(seen), None)
    return keyed
