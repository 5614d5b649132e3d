"""Finding people by name, also by one that was mistyped."""

from collections.abc import Sequence
from weakref import WeakKeyDictionary

from sqlalchemy import ColumnElement, Connection, Executable, func, literal_column, select, text
from sqlalchemy.pool import Pool

from console.domain.folding import folded, like
from console.store.records import debtors
from console.store.search_words import (
    SERVER_NAME,
    fts_query,
    has_beginning,
    is_server,
    nearest,
    ts_query,
    words_of,
)

_LOOKED_AT = 300
"""Of a frequent name so many people are ordered; more of the name tells them apart."""
_STALE = 1_000
"""After so many new people the list of names' words is read again."""
_INDEXED_TO = text("SELECT coalesce(max(id), 0) FROM name_words_docsize")
_vocabularies: WeakKeyDictionary[Pool, tuple[int, list[str]]] = WeakKeyDictionary()


class NameSearch:
    """On SQLite new people wait for `catch_up`, and are looked through meanwhile: to index
    each as it comes would double the time that loading a portfolio takes.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, typed: str, limit: int) -> list[int]:
        """Debtors with every word in their names, whole names first."""
        if not any(map(str.isalpha, typed)):
            return []
        words = words_of(typed)
        return self._ordered([[word] for word in words], folded(typed), limit) if words else []

    def near(self, typed: str, limit: int) -> list[int]:
        """The same with words that nobody is called replaced by the nearest names."""
        words = words_of(typed)
        if not words or not any(map(str.isalpha, typed)):
            return []
        known = self._vocabulary()
        choices = [
            [word] if has_beginning(known, word) else nearest(known, word) for word in words
        ]
        return self._ordered(choices, "", limit) if all(choices) else []

    def catch_up(self, at_most: int) -> int:
        """See usecases.ports.Search.index_names."""
        if is_server(self._connection):
            return 0
        first = self._indexed_to()
        query = select(debtors.c.id).where(debtors.c.id > first).order_by(debtors.c.id)
        ids = self._connection.scalars(query.limit(at_most)).all()
        if ids:
            self._connection.execute(
                text(
                    "INSERT INTO name_words(rowid, words) SELECT id, name_folded FROM debtors"
                    " WHERE id > :first AND id <= :last ORDER BY id"
                ),
                {"first": first, "last": ids[-1]},
            )
        return len(ids)

    def _indexed_to(self) -> int:
        return int(self._connection.scalar(_INDEXED_TO) or 0)

    def _ordered(self, words: Sequence[Sequence[str]], whole: str, limit: int) -> list[int]:
        ids = self._matching(words)
        rows = self._connection.execute(
            select(debtors.c.id, debtors.c.name_folded).where(debtors.c.id.in_(ids))
        ).all()
        ranked = sorted(
            (0 if name == whole else 1 if name.startswith(whole) else 2, name, id_)
            for id_, name in ((row.id, row.name_folded or "") for row in rows)
        )
        return [id_ for _, _, id_ in ranked[:limit]]

    def _matching(self, words: Sequence[Sequence[str]]) -> list[int]:
        if is_server(self._connection):
            match = SERVER_NAME.op("@@")(ts_query(words))
            return list(
                self._connection.scalars(select(debtors.c.id).where(match).limit(_LOOKED_AT))
            )
        query = text("SELECT rowid FROM name_words WHERE name_words MATCH :query LIMIT :most")
        wanted = {"query": fts_query(words), "most": _LOOKED_AT}
        return [*self._connection.scalars(query, wanted), *self._waiting(words)]

    def _waiting(self, words: Sequence[Sequence[str]]) -> list[int]:
        """People who are not in the index yet."""
        indexed: ColumnElement[int] = literal_column(
            "(SELECT coalesce(max(id), 0) FROM name_words_docsize)"
        )
        query = select(debtors.c.id).where(debtors.c.id > indexed)
        for choices in words:
            pattern = like(choices[0])
            query = query.where(
                (" " + debtors.c.name_folded).like(f"% {pattern[1:]}", escape="\\")
            )
        return list(self._connection.scalars(query.limit(_LOOKED_AT)))

    def _vocabulary(self) -> list[str]:
        """Every word of the names, in order; kept until many people have come."""
        newest = int(self._connection.scalar(select(func.max(debtors.c.id))) or 0)
        pool = self._connection.engine.pool
        read_at, words = _vocabularies.get(pool, (-_STALE, []))
        if newest - read_at >= _STALE or not words:
            words = sorted(self._connection.scalars(self._every_word()))
            _vocabularies[pool] = (newest, words)
        return words

    def _every_word(self) -> Executable:
        if is_server(self._connection):
            return select(
                func.unnest(func.string_to_array(debtors.c.name_folded, " "))
            ).distinct()
        return text("SELECT term FROM name_terms")
