"""A stop holds from the moment it is confirmed, also for what another instance is claiming."""

import sqlalchemy as sa

from console.relay.schema import LEASES

SENDER = "sender"
"""The lease of whoever claims; each claim locks its row until the claim is committed."""


def wait_for_claims(connection: sa.Connection) -> None:
    """Let a claim under way end before this transaction says stop, and the next one see it.

    Otherwise a claim that looked before the stop could be committed, and sent, after it. On
    SQLite one transaction writes at a time anyway.
    """
    if connection.dialect.name == "postgresql":
        row = sa.select(LEASES.c.name).where(LEASES.c.name == SENDER)
        connection.execute(row.with_for_update(read=True))
