"""What a file is: what the reader proposes, what is remembered, what the person decided."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from console.store.worker import Worker
from console.usecases.import_maps import SavedMap
from console.usecases.importing import (
    ColumnFound,
    ImportSettings,
    Inspected,
    Remembered,
    SheetFound,
)
from console.usecases.ports import UnitOfWork

if TYPE_CHECKING:
    from console.excel.layout import ColumnProposal, Inspection, Layout
    from console.excel.reader import Book
    from console.excel.remembering import Applied

SAVED, STATED, CERTAIN = "saved", "stated", 100
SIGNS = {".": "point", ",": "comma"}


@dataclass(frozen=True, slots=True)
class Understood:
    """A first look with everything laid over it: `layout` is what the file is read by."""

    found: "Inspection"
    layout: "Layout"
    why: dict[int, str]
    remembered: Remembered | None


class Recogniser:
    """Looks at files, and remembers what was confirmed.

    Thread: any but the event loop's.
    """

    def __init__(self, worker: Worker, by: str, now: Callable[[], datetime]) -> None:
        self._worker = worker
        self._by = by
        self._now = now

    def understand(self, source: "Path | Book", settings: ImportSettings) -> Understood:
        """The layout of a file: proposed, then remembered, then what the person states.

        Raises: FileRefused.
        """
        from console.excel import inspection  # noqa: PLC0415 - heavy
        from console.excel.overrides import overridden  # noqa: PLC0415 - heavy

        file = source.name if isinstance(source, Path) else source.path.name
        found = inspection.inspect(
            source,
            excel_settings(settings),
            sheet=settings.sheet,
            header_rows=settings.header_rows,
        )
        saved = self._maps(settings)
        found, applied, used = _recalled(source, settings, found, saved)
        layout = applied.layout if applied else found.layout
        why = {
            one.column: SAVED if applied and one.column in applied.columns else one.why or ""
            for one in found.proposals
        }
        stated = overridden(layout, settings.mapping or {}, file)
        stated = _with_readings(stated, settings.readings or {}, file)
        why |= dict.fromkeys(_changed(layout, stated), STATED)
        remembered = None
        if applied and used and used.id is not None:
            remembered = Remembered(
                used.id, used.uses, used.used_at, applied.new, applied.is_same
            )
        return Understood(found, stated, why, remembered)

    def inspect(self, path: Path, settings: ImportSettings) -> Inspected:
        """See ImportDesk."""
        from console.excel.reader import Book  # noqa: PLC0415 - heavy

        started = time.monotonic()
        with Book(path, glance=True) as book:
            understood = self.understand(book, settings)
        found, layout = understood.found, understood.layout
        return Inspected(
            path=path,
            size_bytes=path.stat().st_size,
            format=found.format,
            kind=found.kind,
            sheets=tuple(
                SheetFound(sheet.name, sheet.rows or 0, not sheet.is_visible)
                for sheet in found.sheets
                if sheet.name
            ),
            sheet=layout.sheet or "",
            header_row=layout.header_row,
            columns=_columns(understood),
            reading={
                "decimal": SIGNS.get(found.decimal or "", ""),
                "date_order": found.date_order or "",
                "encoding": found.encoding or "",
                "delimiter": found.delimiter or "",
                "date_system": str(found.date_system) if found.date_system != 1900 else "",  # noqa: PLR2004 - the usual one
            },
            seconds=time.monotonic() - started,
            as_of_found=found.as_of_found,
            kind_confidence=found.kind_confidence,
            mode_found=found.mode,
            remembered=understood.remembered,
        )

    def keep(self, layout: "Layout", settings: ImportSettings) -> None:
        """Remember the layout for this creditor's next file."""
        from console.excel.remembering import kept  # noqa: PLC0415 - with the reader

        found = kept(layout)
        saved = SavedMap(
            creditor=settings.creditor,
            country=settings.country,
            kind=layout.kind,
            fingerprint=found.fingerprint,
            headers=found.headers,
            mapping=found.mapping,
            used_at=self._now(),
            by=self._by,
            readings=found.readings,
        )
        self._worker.write_now(partial(_keep, saved))

    def maps(self, creditor: str, country: str) -> tuple[SavedMap, ...]:
        """What is remembered of a creditor's files."""
        return self._worker.read_now(lambda uow: uow.import_maps.of_creditor(creditor, country))

    def forget(self, map_id: int) -> None:
        """Forget one map."""
        self._worker.write_now(partial(_forget, map_id))

    def _maps(self, settings: ImportSettings) -> tuple[SavedMap, ...]:
        return self.maps(settings.creditor, settings.country) if settings.use_saved else ()


def _recalled(
    source: "Path | Book",
    settings: ImportSettings,
    found: "Inspection",
    saved: tuple[SavedMap, ...],
) -> "tuple[Inspection, Applied | None, SavedMap | None]":
    """The map of the same layout, else the newest that fits a changed one; where the kind was
    confirmed as another than is recognised, the file is looked at again as that kind.
    """
    from console.excel import inspection  # noqa: PLC0415 - heavy
    from console.excel.remembering import Kept, applied, fingerprint  # noqa: PLC0415 - heavy

    print_ = fingerprint(found.layout.headers)
    same = [one for one in saved if one.fingerprint == print_]
    wanted = [one for one in same if settings.kind in (None, one.kind)]
    alike = [one for one in saved if one.kind is found.kind]
    for one in (*wanted, *alike):
        if one.kind is not found.kind:
            stated = replace(excel_settings(settings), kind=one.kind)
            sheet, rows = settings.sheet, settings.header_rows
            found = inspection.inspect(source, stated, sheet=sheet, header_rows=rows)
        remembered = Kept(one.fingerprint, one.headers, one.mapping, one.readings)
        laid = applied(found.layout, remembered)
        if laid is not None:
            return found, laid, one
    return found, None, None


def excel_settings(settings: ImportSettings) -> Any:  # noqa: ANN401 - excel is imported late
    """What the reader needs of what the person stated."""
    from console.excel.layout import ImportSettings as Stated  # noqa: PLC0415 - heavy

    return Stated(
        creditor=settings.creditor,
        country=settings.country,
        currency=settings.currency,
        as_of=settings.as_of,
        kind=settings.kind,
        mode=settings.mode,
    )


def _with_readings(layout: "Layout", wanted: object, file: str) -> "Layout":
    """The layout with the decimal sign and date order that a person decided, by header."""
    from console.excel.layout import ColumnReading  # noqa: PLC0415 - heavy
    from console.excel.refused import FileRefused, RefusalCode  # noqa: PLC0415 - heavy

    readings = dict(layout.readings)
    if not isinstance(wanted, dict):
        raise FileRefused(RefusalCode.BAD_MAP, file)
    for header, stated in wanted.items():
        if header not in layout.headers or not isinstance(stated, dict):
            raise FileRefused(
                RefusalCode.UNKNOWN_COLUMN,
                file,
                column=header,
                columns=", ".join(found for found in layout.headers if found),
            )
        column = layout.headers.index(header)
        readings[column] = ColumnReading(
            {"point": ".", "comma": ","}.get(stated.get("decimal", "")),  # type: ignore[arg-type]  # the two signs
            {"DMY": "DMY", "MDY": "MDY"}.get(stated.get("order", "")),  # type: ignore[arg-type]  # the two orders
        )
    return replace(layout, readings=readings)


def _changed(before: "Layout", after: "Layout") -> set[int]:
    """Columns whose field a person has decided otherwise."""
    old, new = _fields(before), _fields(after)
    return {c for c in old.keys() | new.keys() if old.get(c) != new.get(c)}


def _fields(layout: "Layout") -> dict[int, tuple[str, str]]:
    own = {c: (name, "") for name, columns in layout.mapping.items() for c in columns}
    for block, mapping in layout.blocks.items():
        own |= {c: (name, block) for name, columns in mapping.items() for c in columns}
    return own


def _columns(understood: Understood) -> tuple[ColumnFound, ...]:
    fields = _fields(understood.layout)
    return tuple(
        _column(one, fields.get(one.column, ("", ""))[0] or None, understood)
        for one in understood.found.proposals
        if one.header
    )


def _column(one: "ColumnProposal", field: str | None, understood: Understood) -> ColumnFound:
    why = understood.why.get(one.column, "")
    decided = why in (SAVED, STATED)
    reading = understood.layout.readings.get(one.column)
    seen = understood.found.readings.get(one.column)
    return ColumnFound(
        letter=one.letter,
        header=one.header,
        canonical=field,
        confidence=CERTAIN if decided else one.confidence,
        type_code=one.type_label,
        examples=one.examples,
        why=why,
        alternatives=one.alternatives,
        decimal=SIGNS.get((reading and reading.decimal) or (seen and seen.decimal) or "", ""),
        date_order=(reading and reading.order) or (seen and seen.order) or "",
        block=one.block,
    )


def _keep(saved: SavedMap, uow: UnitOfWork) -> None:
    uow.import_maps.keep(saved)


def _forget(map_id: int, uow: UnitOfWork) -> None:
    uow.import_maps.forget(map_id)
