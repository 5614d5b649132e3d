"""Maps of creditors' files are remembered by layout. Until now none was. Forward only."""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0004", "0003"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "import_maps",
        sa.Column("id", BIG, nullable=False),
        sa.Column("creditor_key", sa.String(length=400), nullable=False),
        sa.Column("creditor", sa.String(length=400), nullable=False),
        sa.Column("country", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("headers", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("mapping", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("readings", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("uses", sa.Integer(), nullable=False),
        sa.Column("used_at_us", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.String(length=400), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_maps")),
        sa.UniqueConstraint(
            "creditor_key",
            "country",
            "kind",
            "fingerprint",
            name=op.f("uq_import_maps_creditor_key_country_kind_fingerprint"),
        ),
    )
