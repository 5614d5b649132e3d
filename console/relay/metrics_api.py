"""GET /metrics: no token, for Prometheus."""

import asyncio
import shutil
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path

import sqlalchemy as sa
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from console.relay import journal, media_store, outbox
from console.relay.database import Database, StorageUnavailable
from console.relay.instants import to_us
from console.relay.lanes import Lane
from console.relay.metrics import MEDIA_TYPE, Metrics
from console.relay.schema import COMMANDS, JOURNAL, MEDIA, TEMPLATE_SYNCS
from console.relay.stream import Stream
from console.runtime.clock import Clock


@dataclass(slots=True)
class Measured:
    """Gauges by name, commands by state, waiting webhooks by lane."""

    gauges: dict[str, float] = field(default_factory=dict)
    commands: dict[str, int] = field(default_factory=dict)
    lanes: dict[str, int] = field(default_factory=dict)


def metrics_route(
    database: Database, stream: Stream, metrics: Metrics, clock: Clock, folder: Path
) -> Route:
    """The figures. While the database is away, those that need it keep their last value."""

    async def figures(_request: Request) -> Response:
        try:
            found = await database.read(partial(measure, now=clock.now()))
        except StorageUnavailable:
            found = Measured()
        gauges = found.gauges | {
            "stream_readers": stream.readers,
            "stream_lag_events": stream.lag,
            "events_head": stream.head,
            "database_commits": database.figures.commits,
            "database_jobs": database.figures.jobs,
            "database_failures": database.figures.failures,
        }
        if (free := await asyncio.to_thread(_free, folder)) is not None:
            gauges["disk_free_bytes"] = free
        text = metrics.text(gauges, found.commands, found.lanes)
        return PlainTextResponse(text, headers={"Content-Type": MEDIA_TYPE})

    return Route("/metrics", figures)


def measure(connection: sa.Connection, now: datetime) -> Measured:
    """What only the database knows."""
    now_us = to_us(now)
    queued_due = (COMMANDS.c.state == "queued") & (COMMANDS.c.due_us <= now_us)
    gauges = {
        "journal_backlog": float(journal.backlog(connection)),
        "journal_oldest_seconds": _age_s(
            connection, JOURNAL.c.received_us, JOURNAL.c.processed_us.is_(None), now_us
        ),
        "commands_oldest_queued_seconds": _age_s(
            connection, COMMANDS.c.created_us, queued_due, now_us
        ),
        "template_sync_age_seconds": _age_s(
            connection, TEMPLATE_SYNCS.c.synced_us, sa.true(), now_us
        ),
        "media_waiting": _files(connection, media_store.EXPECTED),
        "media_lost": _files(connection, media_store.LOST),
    }
    return Measured(gauges, outbox.counts_by_state(connection), _lanes(connection))


def _lanes(connection: sa.Connection) -> dict[str, int]:
    query = sa.select(JOURNAL.c.lane, sa.func.count()).where(JOURNAL.c.processed_us.is_(None))
    counts = {row[0]: row[1] for row in connection.execute(query.group_by(JOURNAL.c.lane))}
    return {lane.name.lower(): counts.get(lane.value, 0) for lane in Lane}


def _age_s(
    connection: sa.Connection,
    column: "sa.Column[int]",
    chosen: sa.ColumnElement[bool],
    now_us: int,
) -> float:
    """How old the oldest is; 0 when there is none."""
    oldest = connection.execute(sa.select(sa.func.min(column)).where(chosen)).scalar()
    return 0.0 if oldest is None else max(0.0, (now_us - int(oldest)) / 1e6)


def _files(connection: sa.Connection, state: str) -> float:
    query = sa.select(sa.func.count()).select_from(MEDIA).where(MEDIA.c.state == state)
    return float(connection.execute(query).scalar_one())


def _free(folder: Path) -> int | None:
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None
