"""Stand-in for the pauses and blocks of people."""

from datetime import datetime

from console.domain.ids import DebtorId
from console.store.instants import from_us, maybe_at, to_us
from console.usecases.restraints import RestraintRow
from tests.fakes.world import Row, World


class FakeRestraints:
    """Implements usecases.restraints.Restraints."""

    def __init__(self, world: World) -> None:
        self._world = world

    def _holding(self, debtor_id: int, now: datetime) -> list[Row]:
        return [
            one
            for one in self._world.restraints
            if one.debtor_id == debtor_id
            and one.ended_at_us is None
            and (one.until_us is None or one.until_us > to_us(now))
        ]

    def in_force(self, debtor_id: DebtorId, now: datetime) -> tuple[RestraintRow, ...]:
        return tuple(
            RestraintRow(r.kind, r.reason, from_us(r.at_us), maybe_at(r.until_us), r.by)
            for r in self._holding(debtor_id, now)
        )

    def lift(
        self,
        debtor_id: DebtorId,
        kind: str,
        reason: str,
        at: datetime,
        *,
        by: str | None = None,
        since: datetime | None = None,
    ) -> bool:
        found = [
            r
            for r in self._holding(debtor_id, at)
            if (r.kind, r.reason) == (kind, reason)
            and not r.by.startswith("import:")
            and by in {None, r.by}
            and (since is None or r.at_us >= to_us(since))
        ]
        for one in found:
            one.ended_at_us = to_us(at)
        if found:
            self._world.touched.debtor(debtor_id)
            for talk in self._world.talks_of(debtor_id):
                self._world.touched.conversation(talk.id)
        return bool(found)
