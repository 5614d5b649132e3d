"""Where in a conversation something was said."""

from sqlalchemy import Connection, and_, or_, select

from console.domain.folding import folded
from console.store.records import activities, messages
from console.store.rows import Stored
from console.usecases.views import ThreadHit

_PLAIN = frozenset("bfmpqvx0123456789")
"""What no Latin letter with a mark folds to: only these can be asked of the database."""


def thread_hits(
    connection: Connection, conversation_id: int, text: str, limit: int
) -> tuple[ThreadHit, ...]:
    """Implements Conversations.search."""
    wanted = folded(text)
    if not wanted:
        return ()
    hits = [
        *_said(connection, conversation_id, wanted),
        *_noted(connection, conversation_id, wanted),
    ]
    hits.sort(key=lambda hit: (hit.order, hit.item_id), reverse=True)
    return tuple(hits[:limit])


def _said(connection: Connection, conversation_id: int, wanted: str) -> list[ThreadHit]:
    m = messages.c
    query = (
        select(m.id, m.order_key, m.text, m.template, m.media, m.choice)
        .where(m.conversation_id == conversation_id, m.revoked_at_us.is_(None))
        .where(or_(m.text.ilike(_like(wanted)), m.kind == "template", m.media_id.is_not(None)))
    )
    return [
        ThreadHit(row.id, row.order_key)
        for row in connection.execute(query)
        if any(wanted in folded(one) for one in _texts(row))
    ]


def _texts(row: Stored) -> list[str]:
    """What one sees of a message: its text, a template's whole text, a file's name."""
    template, media, choice = row.template or {}, row.media or {}, row.choice or {}
    seen = (
        template.get("body") or row.text,
        template.get("header"),
        template.get("footer"),
        media.get("filename"),
        choice.get("title"),
    )
    return [one for one in seen if isinstance(one, str)]


def _noted(connection: Connection, conversation_id: int, wanted: str) -> list[ThreadHit]:
    a, m = activities.c, messages.c
    told = select(m.id).where(and_(m.id == a.message_id, m.outgoing)).exists()
    query = select(a.id, a.order_key, a.note).where(
        a.conversation_id == conversation_id, a.note.ilike(_like(wanted)), ~told
    )
    return [
        ThreadHit(row.id, row.order_key)
        for row in connection.execute(query)
        if wanted in folded(row.note)
    ]


def _like(wanted: str) -> str:
    """A pattern that everything with `wanted` in it meets, whatever its accents and spaces."""
    kept = "".join(letter if letter in _PLAIN else "%" for letter in wanted)
    return f"%{kept}%"
