"""Named filters of the conversation list."""

from sqlalchemy import Connection, delete, func, insert, or_, select, update

from console.store.records import saved_views
from console.store.rows import Stored
from console.store.touched import Touched
from console.usecases.inbox_filter import Sort, filter_of
from console.usecases.ports import Topic
from console.usecases.work_ports import SavedView


class SqlViews:
    """Implements usecases.work_ports.Views."""

    def __init__(self, connection: Connection, touched: Touched) -> None:
        self._connection = connection
        self._touched = touched

    def all(self, by: str) -> tuple[SavedView, ...]:
        """Implements Views."""
        query = (
            select(saved_views)
            .where(or_(saved_views.c.owner.is_(None), saved_views.c.owner == by))
            .order_by(saved_views.c.owner.is_(None), saved_views.c.position, saved_views.c.id)
        )
        return tuple(map(_view, self._connection.execute(query)))

    def save(self, view: SavedView) -> SavedView:
        """Implements Views."""
        values = {"filter": view.filter.wishes(), "sort": view.sort.value}
        owner = saved_views.c.owner
        same = owner.is_(None) if view.owner is None else owner == view.owner
        known = self._connection.scalar(
            update(saved_views)
            .where(same, saved_views.c.name == view.name)
            .values(version=saved_views.c.version + 1, **values)
            .returning(saved_views.c.id)
        )
        if known is None:
            known = self._connection.scalar(
                insert(saved_views)
                .values(
                    owner=view.owner,
                    name=view.name,
                    position=select(
                        func.coalesce(func.max(saved_views.c.position), 0) + 1
                    ).scalar_subquery(),
                    **values,
                )
                .returning(saved_views.c.id)
            )
        self._touched.topic(Topic.LABELS)
        kept = select(saved_views).where(saved_views.c.id == known)
        return _view(self._connection.execute(kept).one())

    def remove(self, view_id: int) -> None:
        """Implements Views."""
        self._connection.execute(delete(saved_views).where(saved_views.c.id == view_id))
        self._touched.topic(Topic.LABELS)


def _view(row: Stored) -> SavedView:
    wishes = filter_of(row.filter or {})
    return SavedView(row.id, row.name, wishes, Sort(row.sort), row.owner, row.version)
