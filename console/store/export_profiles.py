"""Layouts of exports, by name."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, select

from console.domain.folding import folded
from console.store.instants import to_us
from console.store.records import export_profiles
from console.store.touched import Touched
from console.store.upserts import upsert
from console.usecases.exporting import ColumnChoice, ExportKind, ExportProfile, FileFormat
from console.usecases.ports import Topic


class SqlExportProfiles:
    """Implements usecases.ports.ExportProfiles."""

    def __init__(self, connection: Connection, touched: Touched) -> None:
        self._connection = connection
        self._touched = touched

    def all(self) -> tuple[ExportProfile, ...]:
        """Implements ExportProfiles."""
        query = select(export_profiles).order_by(export_profiles.c.name_key)
        return tuple(map(_profile, self._connection.execute(query)))

    def find(self, name: str) -> ExportProfile | None:
        """Implements ExportProfiles."""
        query = select(export_profiles).where(export_profiles.c.name_key == folded(name))
        row = self._connection.execute(query).one_or_none()
        return None if row is None else _profile(row)

    def save(self, profile: ExportProfile, by: str, at: datetime) -> None:
        """Implements ExportProfiles."""
        values = {
            "name": profile.name,
            "kind": profile.kind.value,
            "creditor": profile.creditor,
            "layout": layout_of(profile),
            "changed_at_us": to_us(at),
            "changed_by": by,
        }
        self._connection.execute(
            upsert(self._connection, export_profiles)
            .values(name_key=folded(profile.name), **values)
            .on_conflict_do_update(index_elements=["name_key"], set_=values)
        )
        self._touched.topic(Topic.SETTINGS)

    def remove(self, name: str) -> bool:
        """Implements ExportProfiles."""
        gone = self._connection.execute(
            delete(export_profiles).where(export_profiles.c.name_key == folded(name))
        )
        self._touched.topic(Topic.SETTINGS)
        return bool(gone.rowcount)


def layout_of(profile: ExportProfile) -> dict[str, Any]:
    """A profile's layout as JSON: everything but name, kind and creditor."""
    return {
        "columns": [[one.field, one.title, one.format] for one in profile.columns],
        "segment": profile.segment,
        "file_format": profile.file_format.value,
        "file_name": profile.file_name,
        "delimiter": profile.delimiter,
        "encoding": profile.encoding,
        "decimal": profile.decimal,
        "notice": profile.notice,
    }


def _profile(row: Row[Any]) -> ExportProfile:
    layout: Mapping[str, Any] = row.layout
    return ExportProfile(
        name=row.name,
        kind=ExportKind(row.kind),
        creditor=row.creditor,
        columns=tuple(ColumnChoice(*column) for column in layout["columns"]),
        segment=layout["segment"],
        file_format=FileFormat(layout["file_format"]),
        file_name=layout["file_name"],
        delimiter=layout["delimiter"],
        encoding=layout["encoding"],
        decimal=layout["decimal"],
        notice=layout["notice"],
    )
