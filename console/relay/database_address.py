"""Where the relay's database is: a SQLite file, or PostgreSQL for several instances."""

from dataclasses import dataclass, field
from pathlib import Path

import sqlalchemy as sa
from typing_extensions import override

_DRIVER = "postgresql+psycopg"
_SCHEMES = (_DRIVER, "postgresql", "postgres")
_SQLITE = "sqlite:///"


@dataclass(frozen=True, slots=True)
class PostgresAddress:
    """A PostgreSQL database. `url` may hold a password; printing the address never does."""

    url: str = field(repr=False)
    shown: str = ""

    @override
    def __str__(self) -> str:
        return self.shown


DatabaseAddress = Path | PostgresAddress


def parse(value: str, folder: Path) -> DatabaseAddress:
    """The address that `value` names; relative paths start at `folder`.

    Raises: ValueError, without repeating `value`, which may hold a password.
    """
    if value.startswith(_SQLITE):
        return folder / value.removeprefix(_SQLITE)
    scheme, colon, _ = value.partition("://")
    if not colon:
        return folder / value
    if scheme not in _SCHEMES:
        msg = f"{scheme} is not a database that the relay knows"
        raise ValueError(msg)
    try:
        url = sa.make_url(value).set(drivername=_DRIVER)
    except (sa.exc.ArgumentError, ValueError) as error:
        msg = "the address cannot be understood"
        raise ValueError(msg) from error
    if not url.database:
        msg = "the address names no database"
        raise ValueError(msg)
    port = f":{url.port}" if url.port else ""
    shown = f"postgresql://{url.host or 'localhost'}{port}/{url.database}"
    return PostgresAddress(url.render_as_string(hide_password=False), shown)
