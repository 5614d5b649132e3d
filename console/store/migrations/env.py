"""Alembic's entry point. The caller lends the connection."""

from alembic import context

from console.store.records import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite cannot ALTER a column; batch mode rebuilds the table
)
with context.begin_transaction():
    context.run_migrations()
