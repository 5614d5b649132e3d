"""What the console keeps of the relay: templates and how far events are applied; settings."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, select, tuple_, update

from console.store.instants import to_us
from console.store.records import settings, stream_cursor, templates
from console.store.touched import Touched, is_writing
from console.store.upserts import upsert
from console.usecases.ports import Topic
from console.usecases.views import TemplateRow

_BEST_LANGUAGES = ("es_MX", "es", "es_LA", "es_AR", "es_ES", "pt_BR", "en", "en_US")


class SqlTemplates:
    """Implements usecases.ports.Templates."""

    def __init__(self, connection: Connection, touched: Touched) -> None:
        self._connection = connection
        self._touched = touched

    def replace(self, rows: Sequence[TemplateRow], at: datetime) -> None:
        """Implements Templates."""
        kept = [(row.name, row.language) for row in rows]
        missing = update(templates).values(status="DELETED", synced_at_us=to_us(at))
        if kept:
            pair = tuple_(templates.c.name, templates.c.language)
            missing = missing.where(pair.not_in(kept))
        self._connection.execute(missing)
        for row in rows:
            self._store(row, at)
        self._touched.topic(Topic.TEMPLATES)

    def _store(self, row: TemplateRow, at: datetime) -> None:
        values = {
            "status": row.status,
            "category": row.category,
            "quality": row.quality,
            "components": list(row.components),
            "reason": row.reason,
            "synced_at_us": to_us(at),
        }
        self._connection.execute(
            upsert(self._connection, templates)
            .values(name=row.name, language=row.language, **values)
            .on_conflict_do_update(index_elements=["name", "language"], set_=values)
        )

    def update(self, name: str, language: str, **changes: str | None) -> None:
        """Implements Templates."""
        said = {field: value for field, value in changes.items() if value is not None}
        if not said:
            return
        self._connection.execute(
            update(templates)
            .where(templates.c.name == name, templates.c.language == language)
            .values(**said)
        )
        self._touched.topic(Topic.TEMPLATES)

    def all(self, status: str | None = None) -> tuple[TemplateRow, ...]:
        """Implements Templates."""
        query = select(templates).order_by(templates.c.name, templates.c.language)
        return self._rows(
            query if status is None else query.where(templates.c.status == status)
        )

    def find(self, name: str, language: str | None = None) -> TemplateRow | None:
        """Implements Templates. Without a language: approved first, then ours by custom."""
        query = select(templates).where(templates.c.name == name)
        if language is not None:
            query = query.where(templates.c.language == language)
        return min(self._rows(query), key=_preference, default=None)

    def _rows(self, query: Select[Any]) -> tuple[TemplateRow, ...]:
        return tuple(
            TemplateRow(
                row.name,
                row.language,
                row.status,
                row.category,
                row.quality,
                tuple(row.components or ()),
                row.reason,
            )
            for row in self._connection.execute(query)
        )


def _preference(row: TemplateRow) -> tuple[bool, int, str]:
    known = row.language in _BEST_LANGUAGES
    place = _BEST_LANGUAGES.index(row.language) if known else len(_BEST_LANGUAGES)
    return row.status != "APPROVED", place, row.language


class SqlSettings:
    """Implements usecases.ports.Settings."""

    def __init__(self, connection: Connection, touched: Touched) -> None:
        self._connection = connection
        self._touched = touched

    def get(self, key: str) -> Any:  # noqa: ANN401 - JSON has no narrower type
        """Implements Settings."""
        return self._connection.scalar(select(settings.c.value).where(settings.c.key == key))

    def put(self, key: str, value: Any) -> None:  # noqa: ANN401 - JSON has no narrower type
        """Implements Settings."""
        self._connection.execute(
            upsert(self._connection, settings)
            .values(key=key, value=value)
            .on_conflict_do_update(index_elements=["key"], set_={"value": value})
        )
        self._touched.topic(Topic.SETTINGS)


class SqlCursor:
    """Implements usecases.ports.Cursor."""

    def __init__(self, connection: Connection, touched: Touched) -> None:
        self._connection = connection
        self._touched = touched

    def last(self) -> int:
        """Implements Cursor."""
        query = select(stream_cursor.c.seq)
        if is_writing(self._connection):
            query = query.with_for_update()
        return int(self._connection.execute(query).scalar_one())

    def move_to(self, seq: int) -> None:
        """Implements Cursor."""
        self._connection.execute(update(stream_cursor).values(seq=seq))
        self._touched.topic(Topic.SYNC)
