"""Kinds of columns, so that every table means the same by the same name."""

from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Index,
    Integer,
    MetaData,
    String,
    Text,
    TypeDecorator,
)
from sqlalchemy.engine.interfaces import Dialect
from sqlalchemy.types import TypeEngine
from typing_extensions import override

from console.runtime.formats import person_name

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

metadata = MetaData(naming_convention=NAMING)

BIG = BigInteger().with_variant(Integer, "sqlite")
"""SQLite counts up only columns that are called INTEGER; they hold 64 bits all the same."""

JSON_OR_NULL = JSON(none_as_null=True)


def key() -> Column[Any]:
    """A row's own number, counted up by the database."""
    return Column("id", BIG, primary_key=True)


def instant(name: str, *, nullable: bool = True) -> Column[Any]:
    """An instant: microseconds since 1970, UTC."""
    return Column(name, BigInteger, nullable=nullable)


def amount(name: str, *, nullable: bool = True) -> Column[Any]:
    """Whole minor units; the currency stands in a column beside it."""
    return Column(name, BigInteger, nullable=nullable)


def flag(name: str) -> Column[Any]:
    """Yes or no, never unknown."""
    return Column(name, Boolean, nullable=False)


def word(name: str, *, nullable: bool = True, index: bool = False) -> Column[Any]:
    """A short text: a code, a name, a number as written."""
    return Column(name, String(400), nullable=nullable, index=index)


class Person(TypeDecorator[str]):
    """A person's name: kept as the creditor wrote it, read as one writes a name."""

    impl: TypeEngine[Any] | type[TypeEngine[Any]] = String
    cache_ok: bool | None = True

    @override
    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """`GUADALUPE MARTÍNEZ` in the file is `Guadalupe Martínez` in every list."""
        return None if value is None else person_name(value)


def person(name: str) -> Column[Any]:
    """The name of somebody; see `Person`."""
    return Column(name, Person(400))


def code(name: str, *, nullable: bool = False) -> Column[Any]:
    """One word out of a fixed list."""
    return Column(name, String(40), nullable=nullable)


def text(name: str, *, nullable: bool = True) -> Column[Any]:
    """A text of any length."""
    return Column(name, Text, nullable=nullable)


def values(name: str) -> Column[Any]:
    """JSON; no value is SQL NULL, never the JSON word null."""
    return Column(name, JSON_OR_NULL)


def version() -> Column[Any]:
    """Counts changes, so that the second of two editors is refused."""
    return Column("version", Integer, nullable=False, default=1)


def partial_index(name: str, *columns: Column[Any], where: ColumnElement[bool]) -> Index:
    """An index of the rows for which `where` holds; see `tell_conditions`."""
    return Index(name, *columns, info={_WHERE: where})


_WHERE = "where"


def tell_conditions(metadata: MetaData) -> None:
    """Tell both databases' dialects which rows partial indexes hold, before migrations are
    written. Not at import: it would load every driver's dialect, 60 ms and megabytes that a
    program which only reads and writes rows never needs.
    """
    for table in metadata.tables.values():
        for index in table.indexes:
            if _WHERE in index.info:
                for dialect in ("sqlite", "postgresql"):
                    index.dialect_options[dialect]["where"] = index.info[_WHERE]
