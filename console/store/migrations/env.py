"""Alembic's entry point. The caller lends the connection."""

from alembic import context

from console.store.records import metadata
from console.store.records.columns import tell_conditions

tell_conditions(metadata)
context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite cannot ALTER a column; batch mode rebuilds the table
)
with context.begin_transaction():
    context.run_migrations()
