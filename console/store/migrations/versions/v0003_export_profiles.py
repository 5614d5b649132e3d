"""Layouts in which creditors want exports, by name. Nothing else changes; forward only."""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0003", "0002"


def upgrade() -> None:
    op.create_table(
        "export_profiles",
        sa.Column("name_key", sa.String(length=400), nullable=False),
        sa.Column("name", sa.String(length=400), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("creditor", sa.String(length=400), nullable=True),
        sa.Column("layout", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("changed_at_us", sa.BigInteger(), nullable=False),
        sa.Column("changed_by", sa.String(length=400), nullable=False),
        sa.PrimaryKeyConstraint("name_key", name=op.f("pk_export_profiles")),
    )
