"""Everything that looks accidental and is not: dice and identifiers drawn from the seed.

Each draw names what it is for, so two conversations never disturb each other's numbers and
a run repeats whatever the order in which requests arrive.
"""

import base64
import random

INBOUND, OUTBOUND = b"\x12", b"\x11"
_ID_LENGTHS = {INBOUND: 20, OUTBOUND: 18}


def dice(seed: int, *purpose: object) -> random.Random:
    """A generator for one purpose, the same in every run with this seed."""
    return random.Random("|".join(map(str, (seed, *purpose))))


def digits(seed: int, length: int, *purpose: object) -> str:
    """A number of `length` digits that does not begin with zero, as Graph ids are."""
    draw = dice(seed, *purpose)
    return str(draw.randint(1, 9)) + "".join(str(draw.randint(0, 9)) for _ in range(length - 1))


def wamid(seed: int, direction: bytes, address: str, nth: int) -> str:
    """The id of the `nth` message between the business and `address`, in Meta's packing."""
    length = _ID_LENGTHS[direction]
    body = f"{dice(seed, 'wamid', direction, address, nth).getrandbits(80):020X}"[:length]
    known = address.encode()[:32]
    packed = (
        b"\x1c\x18"
        + bytes([len(known)])
        + known
        + b"\x15\x02\x00"
        + direction
        + b"\x18"
        + bytes([length])
        + body.encode()
        + b"\x00"
    )
    return "wamid." + base64.b64encode(packed).decode()


def trace_id(seed: int, nth: int) -> str:
    """What Graph prints as fbtrace_id in the `nth` answer that failed."""
    return "A" + base64.urlsafe_b64encode(dice(seed, "trace", nth).randbytes(16)).decode()[:22]
