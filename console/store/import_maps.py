"""The mappings of creditors' files that were confirmed."""

from typing import Any

from sqlalchemy import Connection, delete, select

from console.domain.folding import folded
from console.domain.placement import FileKind
from console.store.instants import from_us, to_us
from console.store.records import import_maps
from console.store.touched import Touched
from console.store.upserts import upsert
from console.usecases.import_maps import SavedMap


class SqlImportMaps:
    """Implements usecases.import_maps.ImportMaps."""

    def __init__(self, connection: Connection, _touched: Touched) -> None:
        self._connection = connection

    def keep(self, saved: SavedMap) -> None:
        """Implements ImportMaps."""
        values = {
            "creditor": saved.creditor,
            "headers": list(saved.headers),
            "mapping": saved.mapping,
            "readings": saved.readings,
            "used_at_us": to_us(saved.used_at),
            "by": saved.by,
        }
        statement = upsert(self._connection, import_maps).values(
            creditor_key=folded(saved.creditor),
            country=saved.country,
            kind=saved.kind.value,
            fingerprint=saved.fingerprint,
            uses=1,
            **values,
        )
        self._connection.execute(
            statement.on_conflict_do_update(
                index_elements=["creditor_key", "country", "kind", "fingerprint"],
                set_=values | {"uses": import_maps.c.uses + 1},
            )
        )

    def of_creditor(self, creditor: str, country: str) -> tuple[SavedMap, ...]:
        """Implements ImportMaps."""
        rows = self._connection.execute(
            select(import_maps)
            .where(
                import_maps.c.creditor_key == folded(creditor),
                import_maps.c.country == country,
            )
            .order_by(import_maps.c.used_at_us.desc(), import_maps.c.id.desc())
        )
        return tuple(_saved(row) for row in rows)

    def forget(self, map_id: int) -> None:
        """Implements ImportMaps."""
        self._connection.execute(delete(import_maps).where(import_maps.c.id == map_id))


def _saved(row: Any) -> SavedMap:  # noqa: ANN401 - a row of the table
    return SavedMap(
        creditor=row.creditor,
        country=row.country,
        kind=FileKind(row.kind),
        fingerprint=row.fingerprint,
        headers=tuple(row.headers),
        mapping=row.mapping,
        used_at=from_us(row.used_at_us),
        by=row.by,
        readings=row.readings or {},
        uses=row.uses,
        id=row.id,
    )
