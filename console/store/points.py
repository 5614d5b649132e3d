"""What the ledger of consent says, set on contact points."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, update

from console.store.consent import INVALID, OPT_OUT
from console.store.records import contact_points


def apply_ledger(connection: Connection, states: Mapping[str, Mapping[str, int]]) -> None:
    """A number that opted out, or was found wrong, is so for whoever brings it next.
    `states` are `consent.states_of`.
    """
    for identity, state in states.items():
        values: dict[str, Any] = {"opted_out_at_us": state.get(OPT_OUT)}
        if INVALID in state:
            values |= {"valid": False, "invalid_at_us": state[INVALID]}
        connection.execute(
            update(contact_points).where(contact_points.c.identity == identity).values(**values)
        )
