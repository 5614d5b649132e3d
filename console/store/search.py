"""Finding people by whatever one has of them, and what was said."""

import json

from sqlalchemy import ColumnElement, Connection, and_, or_, select, union_all

from console.domain.folding import folded, like
from console.domain.ids import AccountId, ConversationId, DebtorId
from console.domain.money import Money
from console.domain.phone import identity_of
from console.domain.placement import comparable
from console.store.message_search import MessageSearch
from console.store.name_search import NameSearch
from console.store.records import accounts, contact_points, conversations, debtors
from console.store.search_words import is_server
from console.store.touched import Touched
from console.usecases.views import MessageFound, PersonFound

_PHONE_DIGITS = 6
_FEWEST_SIGNS = 3
_AFTER_ALL = "~"
"""Stands after every letter and digit."""
_CALLING_CODES = (
    *("52", "57", "54", "549", "55", "56", "51", "593", "591", "595", "598", "58"),
    *("502", "503", "504", "505", "506", "507", "1", "34"),
)
_LEAST_EXTRA, _EXTRA_LOOKED_AT = 3, 20
_MARKS = str.maketrans("", "", " ()-.·/")


class SqlSearch:
    """Implements usecases.ports.Search."""

    def __init__(self, connection: Connection, touched: Touched) -> None:
        self._connection = connection
        self._names = NameSearch(connection)
        del touched  # nothing is written here

    def people(self, text: str, limit: int) -> tuple[PersonFound, ...]:
        """Implements Search: exact numbers first, then names, then numbers begun, and where
        nobody is found so, parts of numbers and names with a typing mistake.
        """
        found: dict[int, None] = {}
        for ids in (
            self._by_number(text, limit),
            self._names.find(text, limit),
            self._by_beginning(text, limit),
        ):
            for debtor_id in ids:
                found.setdefault(debtor_id)
            if len(found) >= limit:
                break
        if not found:
            found = dict.fromkeys(self._by_part(text, limit) or self._names.near(text, limit))
        return self._rows(list(found)[:limit])

    def elsewhere(self, text: str, limit: int) -> tuple[PersonFound, ...]:
        """Implements Search."""
        return self._rows(list(dict.fromkeys(self._by_extra(text, limit)))[:limit])

    def messages(self, text: str, limit: int) -> tuple[MessageFound, ...]:
        """Implements Search."""
        return MessageSearch(self._connection).find(text, limit)

    def index_names(self, at_most: int) -> int:
        """Implements Search."""
        return self._names.catch_up(at_most)

    def _by_number(self, text: str, limit: int) -> list[int]:
        key = comparable(text)
        if not any(map(str.isdigit, key)):
            return []
        phone = identity_of(f"+{key}")
        query = union_all(
            select(debtors.c.id).where(debtors.c.doc_number == key),
            select(accounts.c.debtor_id).where(accounts.c.account_key == key),
            select(contact_points.c.debtor_id).where(contact_points.c.identity == phone),
        )
        return list(self._connection.scalars(query.limit(limit)))

    def _by_beginning(self, text: str, limit: int) -> list[int]:
        """Documents, account numbers and phones that begin so, by their indexes; a phone with
        or without its country's code.
        """
        key = comparable(text)
        parts = []
        if len(key) >= _FEWEST_SIGNS and any(map(str.isdigit, key)):
            parts += [
                select(debtors.c.id).where(self._begins(debtors.c.doc_number, key)),
                select(accounts.c.debtor_id).where(self._begins(accounts.c.account_key, key)),
            ]
        digits = _digits(text)
        if len(digits) >= _PHONE_DIGITS:
            begun = {f"+{digits}", *(f"+{code}{digits}" for code in _CALLING_CODES)}
            begun |= {identity_of(each) for each in begun}
            parts.append(
                select(contact_points.c.debtor_id).where(
                    contact_points.c.kind == "phone",
                    or_(
                        *(
                            self._begins(contact_points.c.identity, each)
                            for each in sorted(begun)
                        )
                    ),
                )
            )
        if not parts:
            return []
        return list(self._connection.scalars(union_all(*parts).limit(limit)))

    def _by_part(self, text: str, limit: int) -> list[int]:
        """Account numbers and phones with the signs anywhere: looks at every one."""
        key, digits, parts = comparable(text), _digits(text), []
        if len(key) >= _FEWEST_SIGNS and any(map(str.isdigit, key)):
            parts.append(
                select(accounts.c.debtor_id).where(accounts.c.account_key.like(f"%{key}%"))
            )
        if len(digits) >= _PHONE_DIGITS:
            parts.append(
                select(contact_points.c.debtor_id).where(
                    contact_points.c.kind == "phone",
                    contact_points.c.identity.like(f"%{digits}%"),
                )
            )
        if not parts:
            return []
        return list(self._connection.scalars(union_all(*parts).limit(limit)))

    def _begins(self, column: ColumnElement[str], beginning: str) -> ColumnElement[bool]:
        """`column` begins so, found by its index; on a server only where its order allows."""
        if is_server(self._connection):
            return column.like(f"{beginning}%")
        return and_(column >= beginning, column < beginning + _AFTER_ALL)

    def _by_extra(self, text: str, limit: int) -> list[int]:
        """Accounts with the text in a column that is no field of ours. The columns' names are
        kept beside the values, so what the database finds is looked at once more.
        """
        wanted = folded(text)
        if len(wanted) < _LEAST_EXTRA:
            return []
        typed = text.strip()
        spelt = {
            json.dumps(t, ensure_ascii=False)[1:-1]
            for t in (typed, typed.upper(), typed.title())
        }
        query = (
            select(accounts.c.debtor_id, accounts.c.extra)
            .where(or_(*(accounts.c.extra.ilike(like(text), escape="\\") for text in spelt)))
            .order_by(accounts.c.withdrawn_at_us.is_not(None), accounts.c.id)
            .limit(limit * _EXTRA_LOOKED_AT)
        )
        return [
            debtor_id
            for debtor_id, extra in self._connection.execute(query)
            if any(wanted in folded(value) for value in json.loads(extra).values())
        ]

    def _rows(self, ids: list[int]) -> tuple[PersonFound, ...]:
        if not ids:
            return ()
        names = {
            row.id: row
            for row in self._connection.execute(select(debtors).where(debtors.c.id.in_(ids)))
        }
        account = {
            row.debtor_id: row
            for row in self._connection.execute(
                select(accounts)
                .where(accounts.c.debtor_id.in_(ids))
                .order_by(
                    accounts.c.withdrawn_at_us.is_(None), accounts.c.rank
                )  # the last stays
            )
        }
        phone = {
            row.debtor_id: row.value
            for row in self._connection.execute(
                select(contact_points.c.debtor_id, contact_points.c.value)
                .where(contact_points.c.debtor_id.in_(ids), contact_points.c.kind == "phone")
                .order_by(contact_points.c.valid, contact_points.c.position.desc())
            )
        }
        talk = {
            row.debtor_id: row.id
            for row in self._connection.execute(
                select(conversations.c.debtor_id, conversations.c.id)
                .where(conversations.c.debtor_id.in_(ids))
                .order_by(conversations.c.last_at_us)
            )
        }
        return tuple(
            PersonFound(
                debtor_id=DebtorId(key),
                name=names[key].name or "",
                country=names[key].country,
                account_no=account[key].account_no if key in account else None,
                phone=phone.get(key),
                dpd=account[key].dpd if key in account else None,
                due=Money(account[key].due_minor, account[key].currency)
                if key in account
                else None,
                conversation_id=ConversationId(talk[key]) if key in talk else None,
                account_id=AccountId(account[key].id) if key in account else None,
            )
            for key in ids
        )


def _digits(text: str) -> str:
    """The digits of something written like a phone number, else none."""
    bare = text.translate(_MARKS)
    return bare.removeprefix("+") if bare.removeprefix("+").isdigit() else ""
