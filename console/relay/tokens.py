"""Access tokens: made once, shown once, kept only as a hash; they may end by themselves."""

import hashlib
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from console.relay.config import RelayConfig
from console.relay.database import writing
from console.relay.instants import from_us, to_us
from console.relay.schema import TOKENS
from console.runtime.clock import SystemClock

ROLES = ("agent", "supervisor", "worker", "admin")
_PREFIX = "acu_"


class TokenError(ValueError):
    """One sentence: what is wrong, and what to do."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who holds a token. `expires_us` None: until it is revoked."""

    name: str
    role: str
    expires_us: int | None = None

    def expired(self, now: datetime) -> bool:
        """Whether its time is over."""
        return self.expires_us is not None and self.expires_us <= to_us(now)


@dataclass(frozen=True, slots=True)
class Listed:
    """A token as the administrator sees it; its text is nowhere."""

    name: str
    role: str
    created_at: datetime
    expires_at: datetime | None
    last_used_at: datetime | None


def create(
    config: RelayConfig, name: str, role: str, expires_at: datetime | None = None
) -> str:
    """Make a token for a person or program; the only time its text exists.

    Raises: TokenError.
    """
    if role not in ROLES:
        msg = f'The role "{role}" does not exist; choose one of {", ".join(ROLES)}.'
        raise TokenError(msg)
    if not name.strip():
        msg = "The name is empty; name the person or program that will use the token."
        raise TokenError(msg)
    if expires_at is not None and to_us(expires_at) <= _now():
        msg = (
            f"The token would end at {expires_at.isoformat()}, which is over; give a later end."
        )
        raise TokenError(msg)
    token = _PREFIX + secrets.token_urlsafe(32)
    with _writing(config) as connection:
        if connection.execute(sa.select(TOKENS.c.name).where(TOKENS.c.name == name)).scalar():
            msg = f'A token named "{name}" exists; revoke it, or choose another name.'
            raise TokenError(msg)
        connection.execute(
            TOKENS.insert().values(
                name=name,
                role=role,
                hash=_hash(token),
                created_us=_now(),
                expires_us=None if expires_at is None else to_us(expires_at),
            )
        )
    return token


def revoke(config: RelayConfig, name: str) -> None:
    """Make the token useless from now on; the name becomes free. Raises: TokenError."""
    with _writing(config) as connection:
        if not connection.execute(TOKENS.delete().where(TOKENS.c.name == name)).rowcount:
            msg = f'There is no token named "{name}"; the names are those given to create.'
            raise TokenError(msg)


def bearer_of(connection: sa.Connection, token: str) -> Bearer | None:
    """Who holds `token`; None when nobody does any more."""
    query = sa.select(TOKENS.c.name, TOKENS.c.role, TOKENS.c.expires_us)
    row = connection.execute(query.where(TOKENS.c.hash == _hash(token))).one_or_none()
    return Bearer(row.name, row.role, row.expires_us) if row else None


def note_use(connection: sa.Connection, name: str, now: datetime) -> None:
    """Remember that the token was used at `now`."""
    mine = TOKENS.c.name == name
    connection.execute(TOKENS.update().where(mine).values(last_used_us=to_us(now)))


def listing(config: RelayConfig) -> list[Listed]:
    """Every token that exists, by name."""
    with _writing(config) as connection:
        rows = connection.execute(sa.select(TOKENS).order_by(TOKENS.c.name)).all()
    return [
        Listed(
            name=row.name,
            role=row.role,
            created_at=from_us(row.created_us),
            expires_at=None if row.expires_us is None else from_us(row.expires_us),
            last_used_at=None if row.last_used_us is None else from_us(row.last_used_us),
        )
        for row in rows
    ]


@contextmanager
def _writing(config: RelayConfig) -> Iterator[sa.Connection]:
    with writing(config.database) as connection:
        yield connection


def _hash(token: str) -> bytes:
    """SHA-256 is enough: the token has 256 random bits, nobody can guess its way to it."""
    return hashlib.sha256(token.encode("utf-8", "replace")).digest()


def _now() -> int:
    now: datetime = SystemClock().now()
    return to_us(now)
