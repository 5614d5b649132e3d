-- A relay's database of version 1, as it was made; migrations start from it.

CREATE TABLE schema_version (
    version INTEGER NOT NULL
);

CREATE TABLE journal (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    received_us BIGINT NOT NULL,
    body BLOB NOT NULL,
    signature TEXT NOT NULL,
    processed_us BIGINT,
    fault TEXT
);

CREATE INDEX journal_waiting ON journal (id) WHERE processed_us IS NULL;

CREATE TABLE items (
    "key" BLOB NOT NULL,
    seen_us BIGINT NOT NULL,
    PRIMARY KEY ("key")
)
 WITHOUT ROWID;

CREATE TABLE events (
    seq INTEGER NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    at_us BIGINT NOT NULL,
    phone_number_id TEXT,
    payload TEXT NOT NULL,
    PRIMARY KEY (seq)
);

CREATE TABLE counters (
    name TEXT NOT NULL,
    value BIGINT NOT NULL,
    PRIMARY KEY (name)
);

CREATE TABLE commands (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    body_hash TEXT NOT NULL,
    body TEXT NOT NULL,
    phone_number_id TEXT NOT NULL,
    person TEXT NOT NULL,
    kind TEXT NOT NULL,
    template_name TEXT,
    template_language TEXT,
    priority INTEGER NOT NULL,
    state TEXT NOT NULL,
    message_id TEXT,
    tries INTEGER NOT NULL,
    not_after_us BIGINT,
    due_us BIGINT NOT NULL,
    created_us BIGINT NOT NULL,
    created_by TEXT NOT NULL,
    UNIQUE (id)
);

CREATE INDEX commands_lane ON commands (phone_number_id, person, seq) WHERE state IN ('queued', 'sending');

CREATE INDEX commands_expiry ON commands (not_after_us) WHERE state = 'queued';

CREATE INDEX commands_queued ON commands (phone_number_id, priority, seq) WHERE state = 'queued';

CREATE INDEX commands_message ON commands (message_id);

CREATE INDEX commands_person ON commands (person, created_us);

CREATE INDEX commands_due ON commands (due_us) WHERE state = 'queued';

CREATE TABLE attempts (
    id TEXT NOT NULL,
    command_id TEXT NOT NULL,
    started_us BIGINT NOT NULL,
    outcome TEXT,
    message_id TEXT,
    error TEXT,
    PRIMARY KEY (id)
);

CREATE INDEX ix_attempts_command_id ON attempts (command_id);

CREATE INDEX attempts_open ON attempts (id) WHERE outcome IS NULL;

CREATE INDEX attempts_message ON attempts (message_id);

CREATE TABLE parked_statuses (
    message_id TEXT NOT NULL,
    status TEXT NOT NULL,
    seen_us BIGINT NOT NULL,
    PRIMARY KEY (message_id, status)
);

CREATE TABLE windows (
    phone_number_id TEXT NOT NULL,
    person TEXT NOT NULL,
    last_inbound_us BIGINT NOT NULL,
    PRIMARY KEY (phone_number_id, person)
);

CREATE TABLE identities (
    user_person TEXT NOT NULL,
    phone_person TEXT NOT NULL,
    PRIMARY KEY (user_person)
);

CREATE INDEX ix_identities_phone_person ON identities (phone_person);

CREATE TABLE pair_rates (
    phone_number_id TEXT NOT NULL,
    person TEXT NOT NULL,
    full_at_us BIGINT NOT NULL,
    PRIMARY KEY (phone_number_id, person)
);

CREATE TABLE templates (
    waba_id TEXT NOT NULL,
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    status TEXT NOT NULL,
    category TEXT,
    quality TEXT,
    document TEXT NOT NULL,
    PRIMARY KEY (waba_id, name, language)
);

CREATE TABLE template_syncs (
    waba_id TEXT NOT NULL,
    synced_us BIGINT NOT NULL,
    PRIMARY KEY (waba_id)
);

CREATE TABLE media (
    media_id TEXT NOT NULL,
    phone_number_id TEXT,
    mime_type TEXT,
    sha256 TEXT,
    filename TEXT,
    size BIGINT,
    state TEXT NOT NULL,
    tries INTEGER NOT NULL,
    due_us BIGINT NOT NULL,
    seen_us BIGINT NOT NULL,
    fault TEXT,
    PRIMARY KEY (media_id)
);

CREATE TABLE suppressions (
    person TEXT NOT NULL,
    scope TEXT NOT NULL,
    recipient TEXT NOT NULL,
    reason TEXT NOT NULL,
    set_by TEXT NOT NULL,
    set_us BIGINT NOT NULL,
    PRIMARY KEY (person, scope)
);

CREATE TABLE kill_switches (
    scope TEXT NOT NULL,
    target TEXT NOT NULL,
    reason TEXT NOT NULL,
    set_by TEXT NOT NULL,
    set_us BIGINT NOT NULL,
    automatic BOOLEAN NOT NULL,
    PRIMARY KEY (scope, target)
);

CREATE TABLE tokens (
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    hash BLOB NOT NULL,
    created_us BIGINT NOT NULL,
    PRIMARY KEY (name),
    UNIQUE (hash)
);
