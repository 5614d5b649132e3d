"""Which webhooks go first when several wait: a person before a flood of statuses."""

from enum import IntEnum
from typing import NamedTuple


class Lane(IntEnum):
    """What a webhook holds, the most urgent first."""

    INBOUND = 0
    ACCOUNT = 1
    STATUS = 2
    HISTORY = 3


class Share(NamedTuple):
    """What a lane may have in its turn: webhooks, and hardly more than `size` bytes."""

    webhooks: int
    size: int


SHARE = {
    Lane.INBOUND: Share(128, 1 << 20),
    Lane.ACCOUNT: Share(64, 256 << 10),
    Lane.STATUS: Share(64, 256 << 10),
    Lane.HISTORY: Share(8, 128 << 10),
}
"""Every lane has its turn in every round, a fifth of a second long: none starves."""

_LANES = (
    # The messages of a history stand in `messages` too, so it is looked for first.
    (Lane.HISTORY, (b'"history"', b'"state_sync"')),
    (Lane.INBOUND, (b'"messages"', b'"calls"')),
    (Lane.ACCOUNT, (b'"user_preferences"',)),
    (Lane.STATUS, (b'"statuses"', b'"message_echoes"')),
)


def lane_of(body: bytes) -> Lane:
    """The lane of a webhook, without taking it apart: a look at which arrays it has.

    Quotes inside a text are escaped, so nobody can write themselves into a lane.
    """
    for lane, names in _LANES:
        if any(_has_array(body, name) for name in names):
            return lane
    return Lane.ACCOUNT


def _has_array(body: bytes, name: bytes) -> bool:
    """Whether `name` is the key of an array somewhere."""
    at = body.find(name)
    while at >= 0:
        after = body[at + len(name) : at + len(name) + 16].translate(None, b" \t\r\n")
        if after.startswith(b":["):
            return True
        at = body.find(name, at + 1)
    return False
