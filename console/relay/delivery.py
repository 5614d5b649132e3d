"""How far a command got: states only ever rise."""

from console.wire.commands import CommandState

# A late `delivered` after `failed` is true (the phone has it); a `failed` after `sent` too.
_RANK = {
    CommandState.QUEUED: 0,
    CommandState.SENDING: 0,
    CommandState.UNKNOWN: 0,
    CommandState.ACCEPTED: 1,
    CommandState.SENT: 2,
    CommandState.FAILED: 3,
    CommandState.EXPIRED: 3,
    CommandState.CANCELLED: 3,
    CommandState.DELIVERED: 4,
    CommandState.READ: 5,
    CommandState.PLAYED: 6,
}
_OF_STATUS = {
    "sent": CommandState.SENT,
    "delivered": CommandState.DELIVERED,
    "read": CommandState.READ,
    "played": CommandState.PLAYED,
    "failed": CommandState.FAILED,
}


def advance(current: CommandState, learned: CommandState) -> CommandState:
    """The further of the two; repeats and late arrivals change nothing."""
    return learned if _RANK[learned] > _RANK[current] else current


def state_of_status(status: str) -> CommandState | None:
    """The state that one of Meta's statuses means; None where it means none."""
    return _OF_STATUS.get(status)
