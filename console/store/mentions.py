"""Those who are named in notes, so that they hear of it."""

from sqlalchemy import Connection, insert

from console.domain.mentions import mentioned
from console.store.inbox import SqlInbox
from console.store.records import mentions


def note_mentions(
    connection: Connection, note_id: str, conversation_id: int, text: str, at_us: int, by: str
) -> None:
    """Write down who is named in a new note; its author is not told of it."""
    if "@" not in text:
        return
    called = mentioned(text, SqlInbox(connection).operators())
    rows = [
        {
            "activity_id": note_id,
            "operator": operator,
            "conversation_id": conversation_id,
            "at_us": at_us,
        }
        for operator in called
        if operator != by
    ]
    if rows:
        connection.execute(insert(mentions), rows)
