"""Replies that stand ready under `/`: the team's and one's own, filled from the record."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from console.domain.canned import LONGEST, SHORTCUT, CannedReply
from console.domain.folding import folded
from console.domain.ids import ConversationId
from console.usecases.bind_template import EXTRA, SOURCES, facts_of
from console.usecases.ports import UnitOfWork

STARTED = "canned_replies.started"


class ReplyFault(StrEnum):
    """Why a reply is not kept."""

    SHORTCUT = "shortcut"
    TAKEN = "taken"
    TEXT = "text"
    CHANGED_MEANWHILE = "changed_meanwhile"


def replies_of(by: str, uow: UnitOfWork) -> tuple[CannedReply, ...]:
    """What `by` may use."""
    return uow.canned_replies.of(by)


def save_reply(
    reply: CannedReply, by: str, uow: UnitOfWork, *, now: datetime
) -> CannedReply | ReplyFault:
    """Keep a reply, a new one (number 0) or a changed one; or say what is wrong with it."""
    cleaned = replace(
        reply, shortcut=reply.shortcut.strip().lstrip("/"), text=reply.text.strip()
    )
    if not SHORTCUT.fullmatch(cleaned.shortcut):
        return ReplyFault.SHORTCUT
    if not 0 < len(cleaned.text) <= LONGEST:
        return ReplyFault.TEXT
    if _is_taken(cleaned, by, uow):
        return ReplyFault.TAKEN
    if cleaned.id == 0:
        return uow.canned_replies.add(cleaned, by, now)
    if not uow.canned_replies.change(cleaned, by, now):
        return ReplyFault.CHANGED_MEANWHILE
    return replace(cleaned, version=cleaned.version + 1)


def _is_taken(reply: CannedReply, by: str, uow: UnitOfWork) -> bool:
    return any(
        each.id != reply.id
        and each.owner == reply.owner
        and folded(each.shortcut) == folded(reply.shortcut)
        for each in uow.canned_replies.of(by)
    )


def remove_reply(
    reply_id: int, by: str, uow: UnitOfWork, *, now: datetime
) -> CannedReply | None:
    """Forget a reply; the audit keeps what it said. What it was, so that it can return."""
    reply = uow.canned_replies.find(reply_id)
    if reply is None or reply.owner not in (None, by):
        return None
    uow.canned_replies.remove(reply_id)
    detail = {"shortcut": reply.shortcut, "text": reply.text}
    uow.audit.add(now, by, "canned_reply.removed", f"canned_reply:{reply_id}", detail)
    return reply


def begin_replies(
    starters: tuple[CannedReply, ...], by: str, uow: UnitOfWork, *, now: datetime
) -> bool:
    """A new workspace begins with these, once; who removes them has removed them."""
    if uow.settings.get(STARTED):
        return False
    uow.settings.put(STARTED, value=True)
    if uow.canned_replies.of(by):
        return False
    for reply in starters:
        uow.canned_replies.add(reply, by, now)
    return True


def values_for(
    conversation_id: ConversationId, by: str, uow: UnitOfWork, *, now: datetime, lang: str
) -> Mapping[str, str]:
    """What the record of a conversation's person puts into marks, by every name of a mark."""
    recipient = uow.contacts.recipient_of_conversation(conversation_id, now)
    account_id = recipient.account_id if recipient else None
    row = uow.queue.row(account_id, now) if account_id is not None else None
    if row is None or account_id is None:
        known = {"agent": by.split(" ", maxsplit=1)[0]}
    else:
        known = facts_of(row, by, lang, uow.queue.extras(account_id))
    values = {
        source.removeprefix(EXTRA): text
        for source, text in known.items()
        if source.startswith(EXTRA)
    }
    for source, names in SOURCES.items():
        if text := known.get(source):
            values |= dict.fromkeys((source, *names), text)
    return values
