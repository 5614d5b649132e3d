"""The relay's copy of the message templates, as Meta last described them."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from console.relay import kill_switches
from console.relay.instants import to_us
from console.relay.item import obj, text
from console.relay.jsontext import dump
from console.relay.kill_switches import Switch
from console.relay.schema import TEMPLATE_SYNCS, TEMPLATES
from console.relay.template_rules import Definition, definition_of
from console.relay.upsert import insert_or_update
from console.wire.events import TemplateUpdated

APPROVED = "APPROVED"


@dataclass(frozen=True, slots=True)
class Standing:
    """What the relay knows of a template. `status` None: it is not there."""

    synced: bool
    status: str | None = None
    category: str | None = None
    definition: Definition | None = None

    @property
    def may_send(self) -> bool:
        """Before the first listing nothing is known, and Meta decides."""
        return self.status == APPROVED or (self.status is None and not self.synced)


def standings(
    connection: sa.Connection, waba_id: str, wanted: Collection[tuple[str, str]]
) -> dict[tuple[str, str], Standing]:
    """What is known of the templates `wanted`, each a name and a language."""
    if not wanted:
        return {}
    synced = connection.execute(
        sa.select(TEMPLATE_SYNCS.c.synced_us).where(TEMPLATE_SYNCS.c.waba_id == waba_id)
    ).scalar()
    query = sa.select(TEMPLATES).where(
        TEMPLATES.c.waba_id == waba_id, TEMPLATES.c.name.in_({name for name, _ in wanted})
    )
    rows = {(row.name, row.language): row for row in connection.execute(query)}
    return {key: _standing(rows.get(key), synced=synced is not None) for key in wanted}


def _standing(row: Any, *, synced: bool) -> Standing:  # noqa: ANN401 - a row, or None
    if row is None:
        return Standing(synced=synced)
    definition = definition_of(json.loads(row.document))
    return Standing(synced, row.status, row.category, definition)


def replace_all(
    connection: sa.Connection, waba_id: str, listed: Iterable[Any], now: datetime
) -> int:
    """Keep exactly what Meta listed for the account; how many templates that is."""
    mine = TEMPLATES.c.waba_id == waba_id
    known = sa.select(TEMPLATES.c.name, TEMPLATES.c.language, TEMPLATES.c.category).where(mine)
    before = {(row.name, row.language): row.category for row in connection.execute(known)}
    connection.execute(TEMPLATES.delete().where(mine))
    count = 0
    for document in map(obj, listed):
        name, category = text(document.get("name")) or "", text(document.get("category"))
        language = (text(document.get("language")) or "").replace("-", "_")
        _hold_if_dearer(connection, name, before.get((name, language)), category, now)
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


def apply_update(
    connection: sa.Connection, waba_id: str, update: TemplateUpdated, now: datetime
) -> None:
    """Change what an event says has changed. A template that became marketing is held."""
    told = {
        "status": update.status,
        "category": update.category,
        "quality": update.quality,
    }
    changed = {name: value for name, value in told.items() if value is not None}
    if not changed:
        return
    here = _this(waba_id, update.name, update.language)
    before = connection.execute(sa.select(TEMPLATES.c.category).where(here)).scalar()
    was = before or text(update.raw.get("previous_category"))
    _hold_if_dearer(connection, update.name, was, update.category, now)
    connection.execute(TEMPLATES.update().where(here).values(changed))


def _hold_if_dearer(
    connection: sa.Connection, name: str, was: str | None, category: str | None, now: datetime
) -> None:
    """Meta's change from UTILITY to MARKETING costs more and reaches fewer: ask first."""
    if was != "UTILITY" or category != "MARKETING":
        return
    reason = (
        f"Meta made the template {name} MARKETING, it was UTILITY; "
        "release this switch to send it at the price of marketing"
    )
    kill_switches.engage(
        connection, Switch("template", name, reason, "relay", automatic=True), now
    )


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
