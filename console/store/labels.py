"""The team's labels and which conversations carry them."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, delete, select

from console.domain.folding import folded
from console.domain.ids import ConversationId
from console.store.instants import to_us
from console.store.records import conversation_labels, labels
from console.store.touched import Touched
from console.store.upserts import upsert
from console.usecases.ports import Topic
from console.usecases.views import LabelRow


class SqlLabels:
    """Implements usecases.work_ports.Labels."""

    def __init__(self, connection: Connection, touched: Touched) -> None:
        self._connection = connection
        self._touched = touched

    def all(self) -> tuple[LabelRow, ...]:
        """Implements Labels."""
        query = select(labels.c.key, labels.c.name, labels.c.colour).order_by(labels.c.key)
        return tuple(LabelRow(*row) for row in self._connection.execute(query))

    def save(self, name: str, colour: str, by: str, now: datetime) -> LabelRow:
        """Implements Labels."""
        row = LabelRow(folded(name)[:100], " ".join(name.split())[:100], colour)
        values = {
            "name": row.name,
            "colour": row.colour,
            "changed_at_us": to_us(now),
            "changed_by": by,
        }
        self._connection.execute(
            upsert(self._connection, labels)
            .values(key=row.key, **values)
            .on_conflict_do_update(index_elements=["key"], set_=values)
        )
        self._touched.topic(Topic.LABELS)
        return row

    def remove(self, key: str) -> None:
        """Implements Labels."""
        carried = conversation_labels.c.label_key == key
        self._connection.execute(delete(conversation_labels).where(carried))
        self._connection.execute(delete(labels).where(labels.c.key == key))
        self._touched.topic(Topic.LABELS)

    def of(self, conversation_id: ConversationId) -> tuple[LabelRow, ...]:
        """Implements Labels."""
        return labels_of(self._connection, [conversation_id]).get(conversation_id, ())


def labels_of(
    connection: Connection, conversation_ids: Sequence[int]
) -> dict[int, tuple[LabelRow, ...]]:
    """What each conversation carries, by name; those without any are left out."""
    query = (
        select(
            conversation_labels.c.conversation_id, labels.c.key, labels.c.name, labels.c.colour
        )
        .join(labels, labels.c.key == conversation_labels.c.label_key)
        .where(conversation_labels.c.conversation_id.in_(conversation_ids))
        .order_by(labels.c.key)
    )
    found: dict[int, tuple[LabelRow, ...]] = {}
    for row in connection.execute(query):
        carried = LabelRow(row.key, row.name, row.colour)
        found[row.conversation_id] = (*found.get(row.conversation_id, ()), carried)
    return found
