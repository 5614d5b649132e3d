"""Switches that stop sends: everything, a number, an account or a template."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from console.relay.instants import iso, to_us
from console.relay.schema import KILL_SWITCHES
from console.relay.upsert import insert_or_ignore, insert_or_update

SCOPES = ("all", "number", "waba", "template")


@dataclass(frozen=True, slots=True)
class Switch:
    """`target` is the number's, account's or template's name; empty for everything.

    What a hand switched off fails at once; what the relay itself stopped (`automatic`,
    after Meta's word) is held back until somebody releases it, or it expires.
    """

    scope: str
    target: str
    reason: str
    set_by: str
    automatic: bool = False
    set_us: int = 0

    def stops(self, phone_number_id: str, waba_id: str, template: str | None) -> bool:
        """Whether a send of this kind is stopped."""
        return self.scope == "all" or self.target == {
            "number": phone_number_id,
            "waba": waba_id,
            "template": template,
        }.get(self.scope)

    def described(self) -> dict[str, object]:
        """The switch as the wire shows it."""
        return {
            "scope": self.scope,
            "target": self.target or None,
            "engaged": True,
            "reason": self.reason,
            "set_by": self.set_by,
            "set_at": iso(self.set_us),
            "automatic": self.automatic,
        }


def engaged(connection: sa.Connection) -> tuple[Switch, ...]:
    """Every switch that is on."""
    found = connection.execute(sa.select(KILL_SWITCHES))
    return tuple(
        Switch(row.scope, row.target, row.reason, row.set_by, row.automatic, row.set_us)
        for row in found
    )


def engage(connection: sa.Connection, switch: Switch, now: datetime) -> None:
    """Switch off; a hand's word replaces an automatic one, never the other way round."""
    row = {
        "scope": switch.scope,
        "target": switch.target,
        "reason": switch.reason,
        "set_by": switch.set_by,
        "set_us": to_us(now),
        "automatic": switch.automatic,
    }
    if switch.automatic:
        insert_or_ignore(connection, KILL_SWITCHES, row)
    else:
        replace = ("reason", "set_by", "set_us", "automatic")
        insert_or_update(connection, KILL_SWITCHES, row, replace)


def release(connection: sa.Connection, scope: str, target: str) -> None:
    """Switch on again."""
    connection.execute(
        KILL_SWITCHES.delete().where(
            KILL_SWITCHES.c.scope == scope, KILL_SWITCHES.c.target == target
        )
    )
