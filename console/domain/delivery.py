"""The life of an outgoing message, as a ladder on which only the highest step counts."""

from enum import IntEnum, StrEnum
from uuid import UUID, uuid5

_RETRIES = UUID("6f6c2a0e-5a4b-4f0a-9b53-0d2f4a1f7c11")


class Delivery(IntEnum):
    """What is known of an outgoing message. Higher wins, whatever the order of arrival.

    FAILED stands below SENT: a message that Meta delivered after all was not a failure
    (rare, but seen). BLOCKED is ours: the gate said no at the moment of sending.
    """

    QUEUED = 10
    RELAYED = 20
    UNKNOWN = 25
    ACCEPTED = 30
    BLOCKED = 35
    FAILED = 40
    SENT = 50
    DELIVERED = 60
    READ = 70
    PLAYED = 80


class Hold(StrEnum):
    """Why a message of ours waits in the outbox, where it waits on purpose.

    UNDO: some seconds in which its author may take it back; what is written after it waits
    behind it. SCHEDULED: until the instant its author chose; nothing waits behind it, and it
    takes its place in the thread when it goes.
    """

    UNDO = "undo"
    SCHEDULED = "scheduled"


def advance(known: Delivery, reported: Delivery) -> Delivery:
    """The state after a report: the maximum of both."""
    return max(known, reported)


def retry_id(failed_id: str) -> str:
    """The id of the attempt that follows a failed one: asked twice, it is the same."""
    return str(uuid5(_RETRIES, failed_id))


OF_META = {
    "sent": Delivery.SENT,
    "delivered": Delivery.DELIVERED,
    "read": Delivery.READ,
    "played": Delivery.PLAYED,
    "failed": Delivery.FAILED,
}
