"""The imported portfolio becomes work: segments, the next debtor, and one claim each."""

import asyncio
from functools import partial

import pytest

from console.app.importing import ImportService
from console.domain.ids import DebtorId
from console.runtime.clock import ShiftedClock
from console.usecases import segments
from console.usecases.claim_debtor import (
    LEASE_S,
    ClaimDebtor,
    ClaimNext,
    claim_debtor,
    claim_next,
)
from console.usecases.ports import Held
from console.usecases.views import QueueRow
from tests.journeys.stage import LAURA, PABLO, Desk, Stage, import_sample
from tests.postgres import SERVER_PROGRAMS

pytestmark = pytest.mark.journey
SEGMENT, ROUNDS = "1-30", 12


async def next_of(desk: Desk, skip: tuple[DebtorId, ...] = ()) -> QueueRow | None:
    return await desk.write(
        partial(
            claim_next,
            ClaimNext(SEGMENT, desk.by, skip),
            rules=desk.context.rules,
            now=desk.context.now(),
        )
    )


async def test_segments_add_up_and_the_next_debtor_is_claimed(stage: Stage) -> None:
    async with stage.desk(alone=True) as desk:
        rows = segments.complete(await desk.read(lambda uow: uow.queue.segments()))
        totals = {row.segment: row for row in rows if row.creditor is None}
        assert set(segments.BANDS) <= set(totals)
        now = desk.context.now()
        for name, row in totals.items():
            page = await desk.read(lambda uow, s=name: uow.queue.page(s, now=now, limit=500))  # type: ignore[misc] # a default argument binds early
            assert page.total == row.accounts
            assert sum(line.due.minor for line in page.rows) == sum(m.minor for m in row.due)

        first = await next_of(desk)
        assert first is not None
        page = await desk.read(lambda uow: uow.queue.page(SEGMENT, now=now))
        shown = next(one for one in page.rows if one.account_id == first.account_id)
        assert shown.claimed_by == LAURA


async def work_through(desk: Desk) -> list[DebtorId]:
    found: list[DebtorId] = []
    for _ in range(ROUNDS):
        row = await next_of(desk, tuple(found))
        if row is not None:
            found.append(row.debtor_id)
    return found


async def never_the_same(stage: Stage) -> None:
    async with stage.desk(LAURA, alone=True) as one, stage.desk(PABLO, alone=True) as other:
        hers, his = await asyncio.gather(work_through(one), work_through(other))
        assert len(hers) == len(set(hers)) == ROUNDS
        assert len(his) == len(set(his)) == ROUNDS
        assert not set(hers) & set(his)


async def test_two_consoles_never_get_the_same_debtor(stage: Stage) -> None:
    await never_the_same(stage)


@pytest.mark.skipif(SERVER_PROGRAMS is None, reason="no PostgreSQL")
async def test_two_consoles_on_a_server_never_get_the_same_debtor(
    stage: Stage, postgres_url: str
) -> None:
    await asyncio.to_thread(stage.share_workspace, postgres_url)
    await never_the_same(stage)


async def test_a_claim_ends_by_itself(stage: Stage) -> None:
    who = stage.town.debtor()
    async with stage.desk(LAURA, alone=True) as one, stage.desk(PABLO, alone=True) as other:
        now = one.context.now()
        until = await one.write(
            partial(claim_debtor, ClaimDebtor(who.debtor_id, LAURA), now=now)
        )
        assert not isinstance(until, Held)
        assert (until - now).total_seconds() == pytest.approx(LEASE_S, abs=0.001)
        wish = ClaimDebtor(who.debtor_id, PABLO)
        refused = await other.write(partial(claim_debtor, wish, now=now))
        assert refused == Held(LAURA, until)
        taken = await other.write(partial(claim_debtor, wish, now=until))
        assert not isinstance(taken, Held)


async def test_the_same_file_again_changes_nothing(stage: Stage) -> None:
    async with stage.desk(alone=True) as desk:
        before = await desk.read(lambda uow: uow.queue.segments())
        created = await asyncio.to_thread(import_sample, desk.worker, stage.town.demo)
        assert created == 0
        assert await desk.read(lambda uow: uow.queue.segments()) == before
        service = ImportService(
            desk.worker, by=LAURA, lang="es", now=ShiftedClock(stage.town.demo.clock.by).now
        )
        batches = await asyncio.to_thread(service.recent)
        assert [one.state for one in batches] == ["done", "done"]
        assert batches[0].unchanged == batches[1].created
    stage.check_sound()
