"""The relay's tables, and which version of them a database holds."""

import sqlalchemy as sa

from console.relay import migrations

VERSION = 2
METADATA = sa.MetaData()
_SERIAL = sa.BigInteger().with_variant(sa.Integer, "sqlite")
"""64 bits everywhere: SQLite's integers have them, and number rows only under that name."""

SCHEMA_VERSION = sa.Table(
    "schema_version", METADATA, sa.Column("version", sa.Integer, nullable=False)
)

JOURNAL = sa.Table(
    "journal",
    METADATA,
    sa.Column("id", _SERIAL, primary_key=True),
    sa.Column("received_us", sa.BigInteger, nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),
    sa.Column("signature", sa.Text, nullable=False),
    sa.Column("processed_us", sa.BigInteger),
    sa.Column("fault", sa.Text),
    sa.Column("lane", sa.SmallInteger, nullable=False, server_default=sa.text("0")),
    sqlite_autoincrement=True,
)
sa.Index(
    "journal_waiting",
    JOURNAL.c.lane,
    JOURNAL.c.id,
    sqlite_where=JOURNAL.c.processed_us.is_(None),
    postgresql_where=JOURNAL.c.processed_us.is_(None),
)

ITEMS = sa.Table(
    "items",
    METADATA,
    sa.Column("key", sa.LargeBinary(16), primary_key=True),
    sa.Column("seen_us", sa.BigInteger, nullable=False),
    sqlite_with_rowid=False,
)

EVENTS = sa.Table(
    "events",
    METADATA,
    sa.Column("seq", _SERIAL, primary_key=True, autoincrement=False),
    sa.Column("id", sa.Text, nullable=False),
    sa.Column("type", sa.Text, nullable=False),
    sa.Column("at_us", sa.BigInteger, nullable=False),
    sa.Column("phone_number_id", sa.Text),
    sa.Column("payload", sa.Text, nullable=False),
)

COUNTERS = sa.Table(
    "counters",
    METADATA,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", sa.BigInteger, nullable=False),
)

COMMANDS = sa.Table(
    "commands",
    METADATA,
    sa.Column("seq", _SERIAL, primary_key=True),
    sa.Column("id", sa.Text, nullable=False, unique=True),
    sa.Column("body_hash", sa.Text, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("phone_number_id", sa.Text, nullable=False),
    sa.Column("person", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("template_name", sa.Text),
    sa.Column("template_language", sa.Text),
    sa.Column("priority", sa.Integer, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("message_id", sa.Text),
    sa.Column("tries", sa.Integer, nullable=False),
    sa.Column("not_after_us", sa.BigInteger),
    sa.Column("due_us", sa.BigInteger, nullable=False),
    sa.Column("created_us", sa.BigInteger, nullable=False),
    sa.Column("created_by", sa.Text, nullable=False),
    sa.Column("not_before_us", sa.BigInteger),
    sa.Column("left_us", sa.BigInteger),
    sa.Column("held", sa.Text),
    sa.Column("check_us", sa.BigInteger),
    sqlite_autoincrement=True,
)
_QUEUED = COMMANDS.c.state == "queued"  # written into the index as it stands
_ACTIVE = COMMANDS.c.state.in_(("queued", "sending"))
sa.Index(
    "commands_queued",
    COMMANDS.c.phone_number_id,
    COMMANDS.c.priority,
    COMMANDS.c.due_us,
    COMMANDS.c.seq,
    sqlite_where=_QUEUED,
    postgresql_where=_QUEUED,
)
sa.Index("commands_due", COMMANDS.c.due_us, sqlite_where=_QUEUED, postgresql_where=_QUEUED)
sa.Index(
    "commands_lane",
    COMMANDS.c.phone_number_id,
    COMMANDS.c.person,
    COMMANDS.c.seq,
    sqlite_where=_ACTIVE,
    postgresql_where=_ACTIVE,
)
sa.Index(
    "commands_expiry",
    COMMANDS.c.not_after_us,
    sqlite_where=_QUEUED,
    postgresql_where=_QUEUED,
)
sa.Index("commands_person", COMMANDS.c.person, COMMANDS.c.created_us)
sa.Index("commands_message", COMMANDS.c.message_id)
sa.Index(
    "commands_check",
    COMMANDS.c.check_us,
    sqlite_where=COMMANDS.c.check_us.is_not(None),
    postgresql_where=COMMANDS.c.check_us.is_not(None),
)

ATTEMPTS = sa.Table(
    "attempts",
    METADATA,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("command_id", sa.Text, nullable=False, index=True),
    sa.Column("started_us", sa.BigInteger, nullable=False),
    sa.Column("outcome", sa.Text),
    sa.Column("message_id", sa.Text),
    sa.Column("error", sa.Text),
)
sa.Index("attempts_message", ATTEMPTS.c.message_id)
sa.Index(
    "attempts_open",
    ATTEMPTS.c.id,
    sqlite_where=ATTEMPTS.c.outcome.is_(None),
    postgresql_where=ATTEMPTS.c.outcome.is_(None),
)

LEASES = sa.Table(
    "leases",
    METADATA,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("holder", sa.Text, nullable=False),
    sa.Column("term", sa.BigInteger, nullable=False),
    sa.Column("expires_us", sa.BigInteger, nullable=False),
)
"""Which instance does a kind of work; `term` grows with every change of hands."""

PARKED_STATUSES = sa.Table(
    "parked_statuses",
    METADATA,
    sa.Column("message_id", sa.Text, primary_key=True),
    sa.Column("status", sa.Text, primary_key=True),
    sa.Column("seen_us", sa.BigInteger, nullable=False),
)

WINDOWS = sa.Table(
    "windows",
    METADATA,
    sa.Column("phone_number_id", sa.Text, primary_key=True),
    sa.Column("person", sa.Text, primary_key=True),
    sa.Column("last_inbound_us", sa.BigInteger, nullable=False),
)

IDENTITIES = sa.Table(
    "identities",
    METADATA,
    sa.Column("user_person", sa.Text, primary_key=True),
    sa.Column("phone_person", sa.Text, nullable=False, index=True),
)

PAIR_RATES = sa.Table(
    "pair_rates",
    METADATA,
    sa.Column("phone_number_id", sa.Text, primary_key=True),
    sa.Column("person", sa.Text, primary_key=True),
    sa.Column("full_at_us", sa.BigInteger, nullable=False),
)

REACHES = sa.Table(
    "reaches",
    METADATA,
    sa.Column("portfolio", sa.Text, primary_key=True),
    sa.Column("person", sa.Text, primary_key=True),
    sa.Column("reached_us", sa.BigInteger, nullable=False),
)
sa.Index("reaches_recent", REACHES.c.portfolio, REACHES.c.reached_us)

NUMBER_STANDINGS = sa.Table(
    "number_standings",
    METADATA,
    sa.Column("phone_number_id", sa.Text, primary_key=True),
    sa.Column("portfolio", sa.Text),
    sa.Column("messages_per_s", sa.Float),
    sa.Column("messaging_limit", sa.Text),
    sa.Column("quality", sa.Text),
    sa.Column("blocked", sa.Text),
    sa.Column("checked_us", sa.BigInteger, nullable=False),
)

TEMPLATES = sa.Table(
    "templates",
    METADATA,
    sa.Column("waba_id", sa.Text, primary_key=True),
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("language", sa.Text, primary_key=True),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("category", sa.Text),
    sa.Column("quality", sa.Text),
    sa.Column("document", sa.Text, nullable=False),
)

TEMPLATE_SYNCS = sa.Table(
    "template_syncs",
    METADATA,
    sa.Column("waba_id", sa.Text, primary_key=True),
    sa.Column("synced_us", sa.BigInteger, nullable=False),
)

MEDIA = sa.Table(
    "media",
    METADATA,
    sa.Column("media_id", sa.Text, primary_key=True),
    sa.Column("phone_number_id", sa.Text),
    sa.Column("mime_type", sa.Text),
    sa.Column("sha256", sa.Text),
    sa.Column("filename", sa.Text),
    sa.Column("size", sa.BigInteger),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("tries", sa.Integer, nullable=False),
    sa.Column("due_us", sa.BigInteger, nullable=False),
    sa.Column("seen_us", sa.BigInteger, nullable=False),
    sa.Column("fault", sa.Text),
    sa.Column("sniffed_type", sa.Text),
)

UPLOADS = sa.Table(
    "uploads",
    METADATA,
    sa.Column("digest", sa.Text, primary_key=True),
    sa.Column("phone_number_id", sa.Text, primary_key=True),
    sa.Column("mime_type", sa.Text, primary_key=True),
    sa.Column("media_id", sa.Text, nullable=False, index=True),
    sa.Column("uploaded_us", sa.BigInteger, nullable=False),
)

SUPPRESSIONS = sa.Table(
    "suppressions",
    METADATA,
    sa.Column("person", sa.Text, primary_key=True),
    sa.Column("scope", sa.Text, primary_key=True),
    sa.Column("recipient", sa.Text, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("set_by", sa.Text, nullable=False),
    sa.Column("set_us", sa.BigInteger, nullable=False),
)

KILL_SWITCHES = sa.Table(
    "kill_switches",
    METADATA,
    sa.Column("scope", sa.Text, primary_key=True),
    sa.Column("target", sa.Text, primary_key=True),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("set_by", sa.Text, nullable=False),
    sa.Column("set_us", sa.BigInteger, nullable=False),
    sa.Column("automatic", sa.Boolean, nullable=False),
)

KEYS = sa.Table(
    "keys",
    METADATA,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", sa.LargeBinary, nullable=False),
)

ERASURES = sa.Table(
    "erasures",
    METADATA,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("at_us", sa.BigInteger, nullable=False),
    sa.Column("by", sa.Text, nullable=False),
    sa.Column("counts", sa.Text, nullable=False),
)

TOKENS = sa.Table(
    "tokens",
    METADATA,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("hash", sa.LargeBinary(32), nullable=False, unique=True),
    sa.Column("created_us", sa.BigInteger, nullable=False),
    sa.Column("expires_us", sa.BigInteger),
    sa.Column("last_used_us", sa.BigInteger),
)


class NewerDatabase(RuntimeError):  # noqa: N818 - named for what happened, like the project's Unavailable
    """The database was made by a newer relay; it was not touched."""


def prepare(connection: sa.Connection) -> None:
    """Make the tables of this version, or bring older ones forward, in this transaction.

    Raises: NewerDatabase.
    """
    migrations.lock(connection)
    if not sa.inspect(connection).has_table(SCHEMA_VERSION.name):
        METADATA.create_all(connection)
        connection.execute(SCHEMA_VERSION.insert().values(version=VERSION))
        return
    found = connection.execute(sa.select(SCHEMA_VERSION.c.version)).scalar_one()
    if found > VERSION:
        msg = (
            f"The relay's database has version {found} and this program knows version "
            f"{VERSION}; start the newer program, or restore an older copy."
        )
        raise NewerDatabase(msg)
    if found < VERSION:
        migrations.add_missing(connection, METADATA)  # 1 → 2 only adds
        connection.execute(SCHEMA_VERSION.update().values(version=VERSION))
