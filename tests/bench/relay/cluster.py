"""A PostgreSQL whose commits are on disk before they are answered, as in production."""

from collections.abc import Iterator
from contextlib import contextmanager

from tests.postgres import SERVER_PROGRAMS, Cluster, running_cluster


@contextmanager
def durable_cluster() -> Iterator[Cluster]:
    """The tests' throwaway cluster, with everything on that they switch off for speed."""
    assert SERVER_PROGRAMS is not None, "PostgreSQL's server programs were not found"
    with running_cluster(SERVER_PROGRAMS) as cluster:
        for name in ("fsync", "full_page_writes", "synchronous_commit"):
            cluster.execute(f"ALTER SYSTEM SET {name} = on")
        cluster.execute("SELECT pg_reload_conf()")
        yield cluster
