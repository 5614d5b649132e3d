"""What accounts that leave take with them: promises, chats, drafts and pending sends."""

from collections.abc import Collection, Iterable

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from console.domain.promise import ALIVE
from console.store.lines import chunks
from console.store.outbox import refuse_pending
from console.store.records import accounts, conversations, outbox, promises
from console.store.touched import Touched
from console.usecases.views import Operation

NOT_WITH_US = "placement_inactive"


def operation_of(
    connection: Connection, account_ids: Collection[int], debtor_ids: Collection[int]
) -> Operation:
    """What is under way with these accounts and people."""
    found = Operation(promises_open=promises_about(connection, account_ids))
    for some in chunks(debtor_ids):
        found += _talks(connection, conversations.c.debtor_id.in_(some))
    return found


def promises_about(connection: Connection, account_ids: Iterable[int]) -> int:
    """How many open promises are about these accounts."""
    return sum(
        _promises(connection, promises.c.account_id.in_(some)) for some in chunks(account_ids)
    )


def operation_where(connection: Connection, leaves: ColumnElement[bool]) -> Operation:
    """What is under way with the accounts for which `leaves` holds. Starts from the promises
    and conversations, of which there are few beside a portfolio's accounts.
    """
    theirs = and_(accounts.c.debtor_id == conversations.c.debtor_id, leaves)
    mine = and_(accounts.c.id == promises.c.account_id, leaves)
    owns = select(accounts.c.id).where(theirs).exists()
    found = _talks(connection, owns)
    return found + Operation(
        promises_open=_promises(connection, select(accounts.c.id).where(mine).exists())
    )


def drop_sends(
    connection: Connection,
    touched: Touched,
    account_ids: Collection[int],
    debtor_ids: Collection[int],
) -> None:
    """Nothing goes out any more about these accounts, nor to people without any other."""
    for some in chunks(account_ids):
        _refuse(connection, touched, outbox.c.account_id.in_(some))
    stays = (
        select(accounts.c.id)
        .where(accounts.c.debtor_id == conversations.c.debtor_id)
        .where(accounts.c.withdrawn_at_us.is_(None))
        .exists()
    )
    for some in chunks(debtor_ids):
        _refuse(connection, touched, and_(conversations.c.debtor_id.in_(some), ~stays))


def drop_sends_of_withdrawn(connection: Connection, touched: Touched) -> None:
    """As `drop_sends`, for every account that is not with us any more."""
    gone = (
        select(accounts.c.id)
        .where(accounts.c.id == outbox.c.account_id)
        .where(accounts.c.withdrawn_at_us.is_not(None))
        .exists()
    )
    _refuse(connection, touched, gone)


def _refuse(connection: Connection, touched: Touched, where: ColumnElement[bool]) -> None:
    waiting = connection.scalars(
        select(outbox.c.message_id)
        .join(conversations, conversations.c.id == outbox.c.conversation_id)
        .where(where)
    ).all()
    refuse_pending(connection, touched, waiting, NOT_WITH_US)


def _promises(connection: Connection, where: ColumnElement[bool]) -> int:
    query = select(func.count()).select_from(promises).where(promises.c.state.in_(ALIVE), where)
    return int(connection.scalar(query) or 0)


def _talks(connection: Connection, where: ColumnElement[bool]) -> Operation:
    waits = and_(
        conversations.c.waiting_since_us.is_not(None), conversations.c.resolved_at_us.is_(None)
    )
    drafted = func.coalesce(conversations.c.draft, "") != ""
    queued = (
        select(func.count()).where(outbox.c.conversation_id == conversations.c.id)
    ).scalar_subquery()
    row = connection.execute(
        select(
            func.count().filter(waits).label("waiting"),
            func.count().filter(drafted).label("drafts"),
            func.coalesce(func.sum(queued), 0).label("sends"),
        )
        .select_from(conversations)
        .where(or_(waits, drafted, queued > 0), where)
    ).one()
    return Operation(chats_waiting=row.waiting, drafts=row.drafts, sends_pending=int(row.sends))
