"""Tells the storage's failures from those of one job, and which are worth another try."""

import sqlalchemy as sa

_OF_THE_DATA = ("21", "22", "23", "54")
"""Classes of SQLSTATE: cardinality, data, integrity constraint, program limit exceeded."""
_COLLISIONS = ("40001", "40P01")
"""Serialization failure, deadlock detected. Source: PostgreSQL manual, Appendix A."""


class StorageUnavailable(RuntimeError):  # noqa: N818 - named for what happened, like the project's Unavailable
    """The disk is full, or the database is lost or locked. Nothing was stored."""


class LeaseLost(RuntimeError):  # noqa: N818 - named for what happened, like the project's Unavailable
    """Another instance does this work now; what was asked here was not done."""


def is_storage_failure(error: Exception) -> bool:
    """Whether it was the disk, the file or the server, and no fault of the job that met it."""
    if not isinstance(error, sa.exc.SQLAlchemyError):
        return isinstance(error, OSError)
    if not isinstance(error, sa.exc.DBAPIError):
        return isinstance(error, sa.exc.TimeoutError | sa.exc.ResourceClosedError)
    if error.connection_invalidated:
        return True
    if state := _sqlstate(error):
        return state[:2] not in _OF_THE_DATA
    return isinstance(error, sa.exc.OperationalError) or type(error) is sa.exc.DatabaseError


def is_collision(error: Exception) -> bool:
    """Whether another instance got in the way: the same work may pass at once."""
    return isinstance(error, sa.exc.DBAPIError) and (
        _sqlstate(error) in _COLLISIONS
        or (isinstance(error, sa.exc.IntegrityError) and bool(_sqlstate(error)))
    )


def is_cut_off(error: Exception) -> bool:
    """Whether the connection is gone, so that a new one may serve."""
    return isinstance(error, sa.exc.DBAPIError) and error.connection_invalidated


def reason(error: Exception) -> str:
    """What the database said, in one line."""
    original = getattr(error, "orig", None)
    return " ".join(str(original or error).split())


def _sqlstate(error: sa.exc.DBAPIError) -> str:
    return getattr(error.orig, "sqlstate", None) or ""
