"""Writes workbooks from the workspace, in bounded memory: the desk of exports."""

import asyncio
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from datetime import time as time_of_day
from itertools import starmap
from typing import Any
from zoneinfo import ZoneInfo

from console.excel.refused import ReadingCancelled
from console.excel.writer import ColumnType, ExportColumn, write_table
from console.runtime import sentences
from console.store.worker import Worker
from console.usecases.exporting import Exported, ExportKind, ExportWish
from console.usecases.ports import UnitOfWork
from console.usecases.views import ActivityRow, PromiseRow, QueueRow

Row = Sequence[object]
OnRows = Callable[[int], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Field:
    """A column of an export: the code of its title, its kind, its width in characters."""

    code: str
    kind: ColumnType = ColumnType.TEXT
    width: int = 18


QUEUE = (
    Field("priority", ColumnType.INTEGER, 10),
    Field("person", width=34),
    Field("account_no"),
    Field("creditor", width=24),
    Field("product"),
    Field("dpd", ColumnType.INTEGER, 8),
    Field("due", ColumnType.MONEY, 16),
    Field("currency", width=9),
    Field("balance", ColumnType.MONEY, 16),
    Field("promise_state"),
    Field("promise_due_on", ColumnType.DATE, 13),
    Field("last_contact_at", ColumnType.INSTANT, 19),
    Field("claimed_by"),
    Field("reasons", width=44),
)
ACTIVITIES = (
    Field("at", ColumnType.INSTANT, 19),
    Field("by"),
    Field("code", width=12),
    Field("result", width=26),
    Field("channel", width=12),
    Field("person", width=34),
    Field("doc_number"),
    Field("account_no"),
    Field("creditor", width=24),
    Field("phone"),
    Field("amount", ColumnType.MONEY, 16),
    Field("currency", width=9),
    Field("due_on", ColumnType.DATE, 13),
    Field("note", width=44),
)
BEST_LAST = (
    Field("person", width=34),
    Field("doc_number"),
    Field("account_no"),
    Field("creditor", width=24),
    Field("best_at", ColumnType.INSTANT, 19),
    Field("best_code", width=12),
    Field("best_result", width=26),
    Field("last_at", ColumnType.INSTANT, 19),
    Field("last_code", width=12),
    Field("last_result", width=26),
    Field("last_by"),
)
PROMISES = (
    Field("due_on", ColumnType.DATE, 13),
    Field("promise_state"),
    Field("person", width=34),
    Field("account_no"),
    Field("creditor", width=24),
    Field("amount", ColumnType.MONEY, 16),
    Field("paid", ColumnType.MONEY, 16),
    Field("currency", width=9),
    Field("channel"),
    Field("made_at", ColumnType.INSTANT, 19),
    Field("by"),
    Field("dpd", ColumnType.INTEGER, 8),
)
PAYMENTS = (
    Field("paid_on", ColumnType.DATE, 13),
    Field("person", width=34),
    Field("account_no"),
    Field("creditor", width=24),
    Field("amount", ColumnType.MONEY, 16),
    Field("currency", width=9),
    Field("reference"),
    Field("matched_by"),
    Field("reversal"),
)
CONVERSATIONS = (
    Field("at", ColumnType.INSTANT, 19),
    Field("person", width=34),
    Field("account_no"),
    Field("phone"),
    Field("direction", width=11),
    Field("kind", width=12),
    Field("text", width=60),
    Field("by"),
    Field("delivery", width=12),
    Field("template", width=24),
)
AUDIT = (
    Field("seq", ColumnType.INTEGER, 9),
    Field("at", ColumnType.INSTANT, 19),
    Field("by"),
    Field("action", width=24),
    Field("subject", width=28),
    Field("detail", width=60),
    Field("hash", width=66),
)


class ExportService:
    """Writes one workbook on the thread that calls it."""

    def __init__(
        self,
        worker: Worker,
        *,
        by: str,
        lang: str,
        now: Callable[[], datetime],
        zone: str,
    ) -> None:
        self._worker = worker
        self._by = by
        self._lang = lang
        self._now = now
        self._zone = zone

    def export(
        self,
        wish: ExportWish,
        on_rows: OnRows = lambda _n: None,
        cancelled: Cancelled = lambda: False,
    ) -> Exported | None:
        """See ExportDesk. The audit keeps who took what."""
        started = time.monotonic()
        try:
            rows = self._worker.read_now(lambda uow: self._write(wish, uow, on_rows, cancelled))
        except ReadingCancelled:
            return None
        detail = {"kind": wish.kind.value, "rows": rows, "file": wish.target.name}
        self._worker.write_now(
            lambda uow: uow.audit.add(self._now(), self._by, "export", wish.kind.value, detail)
        )
        return Exported(wish.target, rows, time.monotonic() - started)

    def _write(
        self, wish: ExportWish, uow: UnitOfWork, on_rows: OnRows, cancelled: Cancelled
    ) -> int:
        fields, rows = self._table(wish, uow)
        columns = [
            ExportColumn(self._title(field.code), field.kind, field.width) for field in fields
        ]
        return write_table(
            wish.target,
            self._title(wish.kind.value),
            columns,
            rows,
            created_by=self._by,
            created_at=self._now(),
            zone=self._zone,
            on_progress=lambda done, _total: on_rows(done),
            cancelled=cancelled,
        )

    def _title(self, code: str) -> str:
        return sentences.sentence("exports", code, self._lang)

    def _table(
        self, wish: ExportWish, uow: UnitOfWork
    ) -> tuple[tuple[Field, ...], Iterator[Row]]:
        from_at, to_at = self._span(wish.from_on, wish.to_on)
        tables: dict[ExportKind, Callable[[], tuple[tuple[Field, ...], Iterator[Row]]]] = {
            ExportKind.QUEUE: lambda: (
                QUEUE,
                map(
                    _queue_row,
                    uow.queue.stream(wish.segment, self._now(), wish.portfolio_id),
                ),
            ),
            ExportKind.ACTIVITIES: lambda: (
                ACTIVITIES,
                map(self._activity, uow.activities.stream(from_at, to_at)),
            ),
            ExportKind.BEST_LAST: lambda: (
                BEST_LAST,
                starmap(self._best_last, uow.activities.best_and_last(from_at, to_at)),
            ),
            ExportKind.PROMISES: lambda: (PROMISES, map(self._promise, _promises(wish, uow))),
            ExportKind.PAYMENTS: lambda: (
                PAYMENTS,
                map(_payment, uow.exports.payments(wish.from_on, wish.to_on)),
            ),
            ExportKind.CONVERSATIONS: lambda: (
                CONVERSATIONS,
                _picked(CONVERSATIONS, uow.exports.conversations(from_at, to_at)),
            ),
            ExportKind.AUDIT: lambda: (AUDIT, _picked(AUDIT, uow.audit.stream(from_at, to_at))),
        }
        return tables[wish.kind]()

    def _span(
        self, from_on: date | None, to_on: date | None
    ) -> tuple[datetime | None, datetime | None]:
        """Days of the desk's zone as instants: from the first's beginning to the last's end."""
        zone = ZoneInfo(self._zone)
        midnight = time_of_day(0)
        return (
            datetime.combine(from_on, midnight, zone) if from_on else None,
            datetime.combine(to_on + timedelta(days=1), midnight, zone) if to_on else None,
        )

    def _activity(self, row: ActivityRow) -> Row:
        amount = row.amount
        return (
            row.at,
            row.by,
            row.code,
            self._result(row.code),
            row.channel,
            row.person,
            row.doc_number,
            row.account_no,
            row.creditor,
            row.phone,
            amount,
            amount.currency if amount else None,
            row.due_on,
            row.note,
        )

    def _best_last(self, best: ActivityRow, last: ActivityRow) -> Row:
        return (
            last.person,
            last.doc_number,
            last.account_no,
            last.creditor,
            best.at,
            best.code,
            self._result(best.code),
            last.at,
            last.code,
            self._result(last.code),
            last.by,
        )

    def _promise(self, row: PromiseRow) -> Row:
        return (
            row.due_on,
            self._title(f"state_{row.state}"),
            row.person,
            row.account_no,
            row.creditor,
            row.amount,
            row.paid,
            row.amount.currency,
            row.channel,
            row.made_at,
            row.made_by,
            row.dpd,
        )

    def _result(self, code: str) -> str:
        """The disposition in words; a code that is no disposition stays as it is."""
        from console.runtime.rule_files import dispositions  # noqa: PLC0415 - read once

        known = dispositions().get(code)
        return known.label(self._lang) if known else code


class ThreadedExportDesk:
    """Implements usecases.exporting.ExportDesk: the service in a thread."""

    def __init__(self, service: ExportService) -> None:
        self._service = service

    async def export(
        self, wish: ExportWish, on_rows: OnRows, cancelled: Cancelled
    ) -> Exported | None:
        """Implements ExportDesk."""
        loop = asyncio.get_running_loop()

        def told(rows: int) -> None:
            loop.call_soon_threadsafe(on_rows, rows)

        return await asyncio.to_thread(self._service.export, wish, told, cancelled)


def _queue_row(row: QueueRow) -> Row:
    promise = row.promise
    return (
        row.priority,
        row.person,
        row.account_no,
        row.creditor,
        row.product,
        row.dpd,
        row.due,
        row.due.currency,
        row.balance,
        promise.state if promise else None,
        promise.due_on if promise else None,
        row.last_contact_at,
        row.claimed_by,
        " ".join(f"{term.points:+d} {term.code}" for term in row.terms),
    )


def _payment(row: dict[str, Any]) -> Row:
    amount = row.get("amount")
    return (
        row.get("paid_on"),
        row.get("person"),
        row.get("account_no"),
        row.get("creditor"),
        amount,
        amount.currency if amount is not None else None,
        row.get("reference"),
        row.get("matched_by"),
        "✓" if row.get("reversal") else "",
    )


def _promises(wish: ExportWish, uow: UnitOfWork) -> Sequence[PromiseRow]:
    return uow.promises.list(due_from=wish.from_on, due_to=wish.to_on, limit=1_000_000)


def _picked(fields: Sequence[Field], rows: Iterable[dict[str, Any]]) -> Iterator[Row]:
    return (tuple(_plain(row.get(field.code)) for field in fields) for row in rows)


def _plain(value: object) -> object:
    """Anything that is no figure, day or instant as text."""
    if value is None or isinstance(value, str | int | date | datetime):
        return value
    return str(value)
