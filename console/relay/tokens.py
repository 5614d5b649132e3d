"""Access tokens: made once, shown once, kept only as a hash."""

import hashlib
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from console.relay import schema
from console.relay.config import RelayConfig
from console.relay.database import make_engine
from console.relay.instants import to_us
from console.relay.schema import TOKENS
from console.runtime.clock import SystemClock

ROLES = ("agent", "supervisor", "worker", "admin")
_PREFIX = "acu_"


class TokenError(ValueError):
    """One sentence: what is wrong, and what to do."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who holds a token."""

    name: str
    role: str


def create(config: RelayConfig, name: str, role: str) -> str:
    """Make a token for a person or program; the only time its text exists.

    Raises: TokenError.
    """
    if role not in ROLES:
        msg = f'The role "{role}" does not exist; choose one of {", ".join(ROLES)}.'
        raise TokenError(msg)
    if not name.strip():
        msg = "The name is empty; name the person or program that will use the token."
        raise TokenError(msg)
    token = _PREFIX + secrets.token_urlsafe(32)
    with _writing(config) as connection:
        if connection.execute(sa.select(TOKENS.c.name).where(TOKENS.c.name == name)).scalar():
            msg = f'A token named "{name}" exists; revoke it, or choose another name.'
            raise TokenError(msg)
        connection.execute(
            TOKENS.insert().values(name=name, role=role, hash=_hash(token), created_us=_now())
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
    query = sa.select(TOKENS.c.name, TOKENS.c.role).where(TOKENS.c.hash == _hash(token))
    row = connection.execute(query).one_or_none()
    return Bearer(row.name, row.role) if row else None


@contextmanager
def _writing(config: RelayConfig) -> Iterator[sa.Connection]:
    engine = make_engine(config.database, writer=True)
    try:
        with engine.begin() as connection:
            schema.prepare(connection)
            yield connection
    finally:
        engine.dispose()


def _hash(token: str) -> bytes:
    """SHA-256 is enough: the token has 256 random bits, nobody can guess its way to it."""
    return hashlib.sha256(token.encode("utf-8", "replace")).digest()


def _now() -> int:
    now: datetime = SystemClock().now()
    return to_us(now)
