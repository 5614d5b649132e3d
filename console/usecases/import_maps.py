"""What a person once confirmed about a creditor's files, so that the next one needs nobody."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from console.domain.placement import FileKind


@dataclass(frozen=True, slots=True)
class SavedMap:
    """The mapping of one layout of a creditor's files.

    `fingerprint` stands for the layout's normalised headers, `mapping` is field to list of
    [header, nth of that name], with "blocks" as in a map file; `readings` is header to
    {"decimal", "order"} where a person decided them. `uses` counts loaded files, `used_at` is
    the last. `id` None: not kept yet.
    """

    creditor: str
    country: str
    kind: FileKind
    fingerprint: str
    headers: tuple[str, ...]
    mapping: dict[str, Any]
    used_at: datetime
    by: str
    readings: dict[str, dict[str, str]] = field(default_factory=dict)
    uses: int = 1
    id: int | None = None


class ImportMaps(Protocol):
    """The maps that were kept, by creditor and layout."""

    def keep(self, saved: SavedMap) -> None:
        """Keep the map, in place of an older one of the same creditor, country, kind and
        layout, whose uses go on counting.
        """
        ...

    def of_creditor(self, creditor: str, country: str) -> tuple[SavedMap, ...]:
        """A creditor's maps, the last used first; spaces, accents and case do not matter."""
        ...

    def forget(self, map_id: int) -> None:
        """Forget a map; one that is gone already is no mistake."""
        ...
