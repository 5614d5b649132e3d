"""What the databases' errors mean to whoever called."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import exc

from console.runtime.errors import InputRefused, Unavailable
from console.store.sqlite import driver

_UNDONE = {"40P01", "40001"}
"""PostgreSQL's codes for a deadlock and for a serialisation failure."""
_NOT_A_DATABASE = "file is not a database"


@contextmanager
def explained(what: str) -> Iterator[None]:
    """Turn the drivers' errors about the world into ours; mistakes of ours pass unchanged.

    Raises: Unavailable when the database cannot be reached, is locked or full; InputRefused
    for a wrong key or a file that is no database.
    """
    try:
        yield
    except (exc.DBAPIError, driver.DatabaseError) as error:
        cause = error.orig if isinstance(error, exc.DBAPIError) else error
        raised = _meaning(cause, what)
        if raised is None:
            raise
        raise raised from error
    except exc.TimeoutError as error:  # every pooled connection is in use
        raise Unavailable(what, "wait_and_retry", code="database_unavailable") from error


def was_undone(error: exc.OperationalError) -> bool:
    """Whether the server took back a sound transaction for the sake of another one."""
    return getattr(error.orig, "sqlstate", None) in _UNDONE


def _meaning(cause: BaseException | None, what: str) -> Exception | None:
    text = str(cause)
    if _NOT_A_DATABASE in text:
        return InputRefused("workspace_not_readable", file=what)
    if "malformed" in text:
        return InputRefused("workspace_damaged", file=what)
    if _is_operational(cause) and "no such" not in text:
        return Unavailable(
            f"{what}: {text.splitlines()[0]}", _remedy(text), code="database_unavailable"
        )
    return None


def _is_operational(cause: BaseException | None) -> bool:
    """Both drivers name what the world did OperationalError, as PEP 249 wants.

    SQLite files our typing errors there too ("no such table", "near …: syntax error").
    """
    names = {kind.__name__ for kind in type(cause).__mro__}
    return "OperationalError" in names and "syntax error" not in str(cause)


def _remedy(text: str) -> str:
    if "locked" in text or "busy" in text:
        return "close_other_program"
    if "full" in text:
        return "free_disk_space"
    return "check_database_address"
