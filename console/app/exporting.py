"""Writes files from the workspace, in bounded memory: the desk of exports."""

import asyncio
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from datetime import time as time_of_day
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from console.app.export_fields import (
    EXTRA,
    FIELDS,
    KEYED,
    Field,
    Words,
    field_of,
    masked,
)
from console.app.export_layouts import file_name
from console.excel.cell_xml import plain
from console.excel.csv_table import CsvStyle, write_csv
from console.excel.refused import ReadingCancelled
from console.excel.writer import ExportColumn, write_table
from console.runtime import sentences
from console.runtime.errors import InputRefused
from console.store.worker import Worker
from console.usecases.exporting import (
    ColumnChoice,
    Exported,
    ExportKind,
    ExportPreview,
    ExportProfile,
    ExportRight,
    ExportScope,
    ExportWish,
    FieldOffer,
    FileFormat,
)
from console.usecases.ports import UnitOfWork

Row = Sequence[object]
OnRows = Callable[[int], None]
Cancelled = Callable[[], bool]

RIGHTS = "export.rights"
"""The setting that says what each operator may take; `*` is everybody else."""
PREVIEW_ROWS = 20
PLAIN = ExportProfile("", ExportKind.QUEUE)
"""How a file is written when nobody chose a layout."""


@dataclass(frozen=True, slots=True)
class _Table:
    """What is written: the columns, and for each how a row's cell is made."""

    columns: list[ExportColumn]
    cells: list[Callable[[Any], object]]


class ExportService:
    """Writes one file on the thread that calls it."""

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
        """See ExportDesk. The audit keeps who took what before the file appears."""
        started = time.monotonic()
        try:
            rows = self._worker.read_now(lambda uow: self._write(wish, uow, on_rows, cancelled))
        except ReadingCancelled:
            return None
        return Exported(wish.target, rows, time.monotonic() - started)

    def preview(self, wish: ExportWish) -> ExportPreview:
        """See ExportDesk."""

        def read(uow: UnitOfWork) -> ExportPreview:
            allowed = self._allowed(wish, uow)
            table = self._table(allowed)
            rows = islice(self._rows(allowed, table, uow), PREVIEW_ROWS)
            texts = tuple(tuple("" if c is None else plain(c) for c in row) for row in rows)
            headers = tuple(column.header for column in table.columns)
            return ExportPreview(headers, texts, self._file_name(allowed))

        return self._worker.read_now(read)

    def _file_name(self, wish: ExportWish) -> str:
        """As the layout wants it; without one, what is exported and the day."""
        now = self._now().astimezone(ZoneInfo(self._zone))
        profile = wish.profile or PLAIN
        if not profile.name:
            title = self._title(wish.kind.value)
            profile = replace(profile, file_name=f"{title} {{segment}} {{date}}")
        return file_name(replace(profile, creditor=wish.creditor), wish.kind, now, wish.segment)

    def fields(self, wish: ExportWish) -> tuple[FieldOffer, ...]:
        """See ExportDesk."""
        offers = [
            FieldOffer(field.code, self._title(field.code), field.standard)
            for field in FIELDS[wish.kind]
        ]
        if wish.kind is ExportKind.QUEUE:
            scope = self._scope(wish)
            names = self._worker.read_now(lambda uow: uow.exports.extra_names(scope))
            offers += [FieldOffer(EXTRA + name, name, standard=False) for name in names]
        return tuple(offers)

    # --- who may ------------------------------------------------------------------------------

    def _allowed(self, wish: ExportWish, uow: UnitOfWork) -> ExportWish:
        """The wish as far as this operator may have it, with the creditor's name as kept.

        Raises: InputRefused.
        """
        rights = uow.settings.get(RIGHTS) or {}
        right = ExportRight(rights.get(self._by) or rights.get("*") or ExportRight.FULL)
        if right is ExportRight.NONE:
            raise InputRefused("export_forbidden", who=self._by)
        profile = wish.profile
        creditor = wish.creditor or (profile.creditor if profile is not None else None)
        if creditor is not None:
            known = uow.exports.creditor(creditor)
            if known is None:
                raise InputRefused("creditor_unknown", creditor=creditor)
            creditor = known
        segment = wish.segment or (profile.segment if profile is not None else None)
        is_masked = wish.masked or right is ExportRight.MASKED
        return replace(wish, creditor=creditor, segment=segment, masked=is_masked)

    def _note(self, wish: ExportWish, table: _Table, rows: int) -> None:
        """Into the audit: who took what, before the file is handed over."""
        detail = {
            "kind": wish.kind.value,
            "rows": rows,
            "file": wish.target.name,
            "columns": [column.header for column in table.columns],
            "creditor": wish.creditor,
            "segment": wish.segment,
            "from": wish.from_on,
            "to": wish.to_on,
            "profile": wish.profile.name if wish.profile is not None else None,
            "password": wish.password is not None,
            "masked": wish.masked,
        }
        kept = {key: value for key, value in detail.items() if value not in (None, False)}
        self._worker.write_now(
            lambda uow: uow.audit.add(self._now(), self._by, "export", wish.kind.value, kept)
        )

    # --- what is written ----------------------------------------------------------------------

    def _write(
        self, wish: ExportWish, uow: UnitOfWork, on_rows: OnRows, cancelled: Cancelled
    ) -> int:
        allowed = self._allowed(wish, uow)
        table = self._table(allowed)
        rows = self._rows(allowed, table, uow)
        profile = wish.profile or PLAIN

        def told(done: int, _total: int | None) -> None:
            on_rows(done)

        def sealed(count: int) -> None:
            self._note(allowed, table, count)

        now = self._now()
        notice = self._notice(now) if profile.notice else None
        if profile.file_format is FileFormat.CSV:
            if wish.password is not None:
                raise InputRefused("export_password_needs_xlsx", file=wish.target.name)
            return write_csv(
                wish.target, table.columns, rows,
                CsvStyle(profile.delimiter, profile.encoding, profile.decimal),
                zone=self._zone, notice=notice, on_progress=told, cancelled=cancelled,
                sealed=sealed,
            )  # fmt: skip
        return write_table(
            wish.target, self._title(wish.kind.value), table.columns, rows,
            created_by=self._by, created_at=now, zone=self._zone, notice=notice,
            password=wish.password, on_progress=told, cancelled=cancelled, sealed=sealed,
        )  # fmt: skip

    def _notice(self, now: datetime) -> str:
        at = f"{now.astimezone(ZoneInfo(self._zone)):%Y-%m-%d %H:%M}"
        return sentences.sentence("exports", "notice", self._lang, by=self._by, at=at)

    def _title(self, code: str) -> str:
        if code.startswith(EXTRA):
            return code.removeprefix(EXTRA)
        return sentences.sentence("exports", code, self._lang)

    def _table(self, wish: ExportWish) -> _Table:
        """The columns that are wanted. Raises: InputRefused for a field that is not there."""
        columns, cells = [], []
        for field, choice in self._chosen(wish):
            title = choice.title or self._title(field.code)
            columns.append(ExportColumn(title, field.type, field.width, choice.format or None))
            cells.append(self._cell(field, keyed=wish.kind in KEYED, mask=wish.masked))
        return _Table(columns, cells)

    def _chosen(self, wish: ExportWish) -> list[tuple[Field, ColumnChoice]]:
        profile = wish.profile
        if profile is None or not profile.columns:
            standard = [field for field in FIELDS[wish.kind] if field.standard]
            return [(field, ColumnChoice(field.code)) for field in standard]
        chosen = []
        for choice in profile.columns:
            field = field_of(wish.kind, choice.field)
            if field is None:
                raise InputRefused(
                    "export_field_unknown", field=choice.field, profile=profile.name
                )
            chosen.append((field, choice))
        return chosen

    def _cell(self, field: Field, *, keyed: bool, mask: bool) -> Callable[[Any], object]:
        """Takes a field out of a row, in words where it is a code."""
        get = field.getter(keyed=keyed)
        if mask and field.personal:
            return lambda row: masked(get(row))
        if field.words is not None:
            words = self._words(field.words)
            return lambda row: words.get(value := get(row), value)
        return get

    def _words(self, words: Words) -> dict[object, object]:
        """Codes in the person's language; one that is not there stays as it is."""
        if words is Words.STATE:
            states = (code for code in sentences.table("exports") if code.startswith("state_"))
            return {code.removeprefix("state_"): self._title(code) for code in states}
        from console.runtime.rule_files import dispositions  # noqa: PLC0415 - read once

        return {code: one.label(self._lang) for code, one in dispositions().items()}

    def _rows(self, wish: ExportWish, table: _Table, uow: UnitOfWork) -> Iterator[Row]:
        cells = table.cells
        return (tuple([cell(row) for cell in cells]) for row in self._sources(wish, uow))

    def _sources(self, wish: ExportWish, uow: UnitOfWork) -> Iterator[Any]:
        """The rows of the kind, as the store gives them, of the wished creditor alone."""
        scope = self._scope(wish)
        days, instants = (scope.from_on, scope.to_on), (scope.from_at, scope.to_at)
        if wish.kind is ExportKind.QUEUE:
            phones = any(c.field.startswith("phone") for _field, c in self._chosen(wish))
            return uow.exports.accounts(scope, self._now(), with_phones=phones)
        streams: dict[ExportKind, Callable[[], Iterator[Any]]] = {
            ExportKind.ACTIVITIES: lambda: uow.activities.stream(*instants),
            ExportKind.BEST_LAST: lambda: uow.activities.best_and_last(*instants),
            ExportKind.PROMISES: lambda: uow.exports.promises(*days),
            ExportKind.PAYMENTS: lambda: uow.exports.payments(*days),
            ExportKind.CONVERSATIONS: lambda: uow.exports.conversations(*instants),
            ExportKind.AUDIT: lambda: uow.audit.stream(*instants),
        }
        rows = streams[wish.kind]()
        of = field_of(wish.kind, "creditor")
        if wish.creditor is None or of is None:
            return rows
        get = of.getter(keyed=wish.kind in KEYED)
        return (row for row in rows if get(row) == wish.creditor)

    def _scope(self, wish: ExportWish) -> ExportScope:
        """Days of the desk's zone also as instants: from the first's beginning to the last's
        end.
        """
        zone, midnight = ZoneInfo(self._zone), time_of_day(0)

        def begins(day: date | None, after: int = 0) -> datetime | None:
            return datetime.combine(day + timedelta(after), midnight, zone) if day else None

        return ExportScope(
            wish.segment, wish.portfolio_id, wish.creditor, wish.from_on, wish.to_on,
            begins(wish.from_on), begins(wish.to_on, 1),
        )  # fmt: skip


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

    async def preview(self, wish: ExportWish) -> ExportPreview:
        """Implements ExportDesk."""
        return await asyncio.to_thread(self._service.preview, wish)

    async def fields(self, wish: ExportWish) -> tuple[FieldOffer, ...]:
        """Implements ExportDesk."""
        return await asyncio.to_thread(self._service.fields, wish)
