-- The journal: one hash chain per writer; every entry also witnesses the heads of all other writers.

CREATE TABLE meta (
    key TEXT PRIMARY KEY NOT NULL,
    value BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE entry (
    id INTEGER PRIMARY KEY NOT NULL,
    writer BLOB NOT NULL CHECK (length(writer) = 48),
    seq INTEGER NOT NULL,
    prev BLOB NOT NULL CHECK (length(prev) = 32),
    at INTEGER NOT NULL,
    seen BLOB NOT NULL CHECK (length(seen) = 44),
    ref BLOB NOT NULL,
    detail_hash BLOB NOT NULL CHECK (length(detail_hash) = 32),
    detail BLOB NOT NULL,
    h BLOB NOT NULL CHECK (length(h) = 32),
    sig BLOB NOT NULL CHECK (length(sig) = 64),
    UNIQUE (writer, seq)
);
-- Of what points at a ledger row alone: a look points at none, and writes one page less.
CREATE INDEX entry_ref ON entry (ref) WHERE ref <> x'';

-- Where each chain ends, so that appending does not read the whole journal; checked against it by every verification.
CREATE TABLE head (
    writer BLOB PRIMARY KEY NOT NULL,
    seq INTEGER NOT NULL,
    h BLOB NOT NULL
) WITHOUT ROWID;
