"""Finding people by whatever one has of them."""

import json

from sqlalchemy import Connection, or_, select, union_all
from sqlalchemy import case as when

from console.domain.folding import folded, like
from console.domain.ids import AccountId, ConversationId, DebtorId
from console.domain.money import Money
from console.domain.phone import identity_of
from console.domain.placement import comparable
from console.store.records import accounts, contact_points, conversations, debtors
from console.store.touched import Touched
from console.usecases.views import PersonFound

_PHONE_DIGITS = 6
_LEAST_EXTRA, _EXTRA_LOOKED_AT = 3, 20
_MARKS = str.maketrans("", "", " ()-.·/")


class SqlSearch:
    """Implements usecases.ports.Search."""

    def __init__(self, connection: Connection, touched: Touched) -> None:
        self._connection = connection
        del touched  # nothing is written here

    def people(self, text: str, limit: int) -> tuple[PersonFound, ...]:
        """Implements Search: exact numbers first, then names, then parts of numbers. Where
        nobody is found so, the other columns of creditors' files are searched, which takes a
        look at every account.
        """
        found: dict[int, None] = {}
        for ids in (
            self._by_number(text, limit),
            self._by_name(text, limit),
            self._by_part(text, limit),
        ):
            for debtor_id in ids:
                found.setdefault(debtor_id)
            if len(found) >= limit:
                break
        for debtor_id in [] if found else self._by_extra(text, limit):
            found.setdefault(debtor_id)
        return self._rows(list(found)[:limit])

    def _by_number(self, text: str, limit: int) -> list[int]:
        key = comparable(text)
        if not key:
            return []
        phone = identity_of(f"+{key}")
        query = union_all(
            select(debtors.c.id).where(debtors.c.doc_number == key),
            select(accounts.c.debtor_id).where(accounts.c.account_key == key),
            select(contact_points.c.debtor_id).where(contact_points.c.identity == phone),
        )
        return list(self._connection.scalars(query.limit(limit)))

    def _by_name(self, text: str, limit: int) -> list[int]:
        words = folded(text).split()
        if not words or not any(map(str.isalpha, folded(text))):
            return []
        whole = folded(text)
        first = when(
            (debtors.c.name_folded == whole, 0),
            (debtors.c.name_folded.like(like(whole)[1:], escape="\\"), 1),
            else_=2,
        )
        query = select(debtors.c.id).where(
            *(debtors.c.name_folded.like(like(word), escape="\\") for word in words)
        )
        query = query.order_by(first, debtors.c.name_folded, debtors.c.id)
        return list(self._connection.scalars(query.limit(limit)))

    def _by_part(self, text: str, limit: int) -> list[int]:
        key = comparable(text)
        digits = "".join(filter(str.isdigit, text.translate(_MARKS)))
        parts = []
        if len(key) >= 3:  # noqa: PLR2004 - two signs stand in nearly every number
            parts += [
                select(debtors.c.id).where(debtors.c.doc_number.like(f"{key}%")),
                select(accounts.c.debtor_id).where(accounts.c.account_key.like(f"%{key}%")),
            ]
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
