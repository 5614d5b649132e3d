"""The life of an outgoing message, as a ladder on which only the highest step counts."""

from enum import IntEnum, StrEnum


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


OF_META = {
    "sent": Delivery.SENT,
    "delivered": Delivery.DELIVERED,
    "read": Delivery.READ,
    "played": Delivery.PLAYED,
    "failed": Delivery.FAILED,
}
