"""The relay's copy of the message templates, as Meta last described them."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from console.relay.instants import to_us
from console.relay.item import obj, text
from console.relay.jsontext import dump
from console.relay.schema import TEMPLATE_SYNCS, TEMPLATES
from console.relay.upsert import insert_or_update
from console.wire.events import TemplateUpdated

APPROVED = "APPROVED"


@dataclass(frozen=True, slots=True)
class Standing:
    """What the relay knows of a template. `status` None: it is not there."""

    synced: bool
    status: str | None = None
    category: str | None = None

    @property
    def may_send(self) -> bool:
        """Before the first listing nothing is known, and Meta decides."""
        return self.status == APPROVED or (self.status is None and not self.synced)


def standing(connection: sa.Connection, waba_id: str, name: str, language: str) -> Standing:
    """What is known of the template `name` in `language`."""
    found = connection.execute(
        sa.select(TEMPLATES.c.status, TEMPLATES.c.category).where(
            _this(waba_id, name, language)
        )
    ).one_or_none()
    synced = connection.execute(
        sa.select(TEMPLATE_SYNCS.c.synced_us).where(TEMPLATE_SYNCS.c.waba_id == waba_id)
    ).scalar()
    if found is None:
        return Standing(synced=synced is not None)
    return Standing(synced=synced is not None, status=found.status, category=found.category)


def replace_all(
    connection: sa.Connection, waba_id: str, listed: Iterable[Any], now: datetime
) -> int:
    """Keep exactly what Meta listed for the account; how many templates that is."""
    connection.execute(TEMPLATES.delete().where(TEMPLATES.c.waba_id == waba_id))
    count = 0
    for document in map(obj, listed):
        count += store(connection, waba_id, document)
    mark = {"waba_id": waba_id, "synced_us": to_us(now)}
    insert_or_update(connection, TEMPLATE_SYNCS, mark, replace=("synced_us",))
    return count


def store(connection: sa.Connection, waba_id: str, document: dict[str, Any]) -> bool:
    """Keep one template as Meta describes it; False when it has no name or language."""
    name, language = text(document.get("name")), text(document.get("language"))
    if not (name and language):
        return False
    told = {
        "status": text(document.get("status")) or "PENDING",
        "category": text(document.get("category")),
        "quality": text(obj(document.get("quality_score")).get("score")),
        "document": dump(document),
    }
    key = {"waba_id": waba_id, "name": name, "language": language.replace("-", "_")}
    insert_or_update(connection, TEMPLATES, {**key, **told}, replace=told)
    return True


def apply_update(connection: sa.Connection, waba_id: str, update: TemplateUpdated) -> None:
    """Change what an event says has changed."""
    told = {
        "status": update.status,
        "category": update.category,
        "quality": update.quality,
    }
    changed = {name: value for name, value in told.items() if value is not None}
    if changed:
        here = _this(waba_id, update.name, update.language)
        connection.execute(TEMPLATES.update().where(here).values(changed))


def listing(connection: sa.Connection) -> list[dict[str, Any]]:
    """Every template in Meta's shape, with what events changed since."""
    query = sa.select(TEMPLATES).order_by(TEMPLATES.c.name, TEMPLATES.c.language)
    return [_described(row) for row in connection.execute(query)]


def _described(row: sa.Row[Any]) -> dict[str, Any]:
    document = json.loads(row.document)
    document.update(
        name=row.name,
        language=row.language,
        status=row.status,
        category=row.category,
        waba_id=row.waba_id,
    )
    if row.quality:
        document["quality_score"] = {**obj(document.get("quality_score")), "score": row.quality}
    return dict(document)


def _this(waba_id: str, name: str, language: str) -> sa.ColumnElement[bool]:
    return sa.and_(
        TEMPLATES.c.waba_id == waba_id,
        TEMPLATES.c.name == name,
        TEMPLATES.c.language == language.replace("-", "_"),
    )
