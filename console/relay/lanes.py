"""Which webhooks go first when several wait: a person before a flood of statuses."""

import re
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

_LANES = {
    b"history": Lane.HISTORY,
    b"state_sync": Lane.HISTORY,
    b"messages": Lane.INBOUND,
    b"calls": Lane.INBOUND,
    b"user_preferences": Lane.ACCOUNT,
    b"statuses": Lane.STATUS,
    b"message_echoes": Lane.STATUS,
}
_ORDER = (Lane.HISTORY, Lane.INBOUND, Lane.ACCOUNT, Lane.STATUS)
"""Which lane a webhook with several arrays has: a history's messages stand in `messages`
too, so that is looked for first.
"""
_INBOUND = Lane.INBOUND  # named once: Python 3.11 looks a member up slowly
_ARRAY = re.compile(rb'"(%s)"[ \t\r\n]*:[ \t\r\n]*\[' % b"|".join(_LANES))


def lane_of(body: bytes) -> Lane:
    """The lane of a webhook, without taking it apart: a look at which arrays it has.

    Quotes inside a text are escaped, so nobody can write themselves into a lane.
    """
    if (
        (b'"messages":[' in body or b'"messages": [' in body)
        and b'"history"' not in body
        and b'"state_sync"' not in body
    ):
        return _INBOUND  # nearly all of them, at a glance
    found = {_LANES[name] for name in _ARRAY.findall(body)}
    return next((lane for lane in _ORDER if lane in found), Lane.ACCOUNT)
