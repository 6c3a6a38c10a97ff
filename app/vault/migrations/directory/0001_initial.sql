-- The directory: signed statements about people and keys, the sealed wraps, and the intents of unfinished procedures.

CREATE TABLE meta (
    key TEXT PRIMARY KEY NOT NULL,
    value BLOB NOT NULL
) WITHOUT ROWID;

-- Each statement signs its predecessor and the root over all wraps as they stand after it.
CREATE TABLE statement (
    seq INTEGER PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    fields TEXT NOT NULL,
    at INTEGER NOT NULL,
    prev BLOB NOT NULL CHECK (length(prev) = 32),
    wraps_root BLOB NOT NULL CHECK (length(wraps_root) = 32),
    h BLOB NOT NULL CHECK (length(h) = 32)
);

CREATE TABLE statement_signature (
    seq INTEGER NOT NULL REFERENCES statement (seq),
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    sig BLOB NOT NULL CHECK (length(sig) = 64),
    PRIMARY KEY (seq, uid)
) WITHOUT ROWID;

-- What a wrap opens is sealed inside it: no project, no level stands here.
CREATE TABLE wrap (
    wrap_id BLOB PRIMARY KEY NOT NULL CHECK (length(wrap_id) = 16),
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    blob BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX wrap_uid ON wrap (uid);

-- Procedures that were begun: kept until their last step is done, so that a crash can be carried on from.
CREATE TABLE intent (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    procedure TEXT NOT NULL,
    step TEXT NOT NULL,
    body TEXT NOT NULL
) WITHOUT ROWID;
