-- One compartment: one project at one level, in one encrypted file (the office store has the same shape).
-- `record` is the truth; everything under "projections" can be rebuilt from it.

CREATE TABLE meta (
    key TEXT PRIMARY KEY NOT NULL,
    value BLOB NOT NULL
) WITHOUT ROWID;

-- The current revision of every record. Rows are never deleted: op 'D' marks a removal, 'E' an erasure.
CREATE TABLE record (
    rid BLOB PRIMARY KEY NOT NULL CHECK (length(rid) = 16),
    kind TEXT NOT NULL,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    base INTEGER NOT NULL,
    op TEXT NOT NULL CHECK (op IN ('U', 'D', 'E')),
    enc_v INTEGER NOT NULL,
    body TEXT,
    writer BLOB NOT NULL CHECK (length(writer) = 48),
    at INTEGER NOT NULL,
    epoch INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    edit INTEGER NOT NULL DEFAULT 0,
    base_body TEXT,
    nonce BLOB,
    env_hash BLOB
) WITHOUT ROWID;
CREATE INDEX record_kind ON record (kind, rid);
CREATE INDEX record_seq ON record (seq);

-- Every superseded revision, as it was signed for.
CREATE TABLE revision (
    rid BLOB NOT NULL,
    kind TEXT NOT NULL,
    rev INTEGER NOT NULL,
    base INTEGER NOT NULL,
    op TEXT NOT NULL,
    enc_v INTEGER NOT NULL,
    body TEXT,
    writer BLOB NOT NULL,
    at INTEGER NOT NULL,
    epoch INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    digest BLOB NOT NULL,
    PRIMARY KEY (rid, rev)
) WITHOUT ROWID;
CREATE INDEX revision_seq ON revision (seq);

-- One signed row per transaction, over the digests of all revisions it wrote.
CREATE TABLE ledger (
    seq INTEGER PRIMARY KEY NOT NULL,
    op TEXT NOT NULL,
    at INTEGER NOT NULL,
    count INTEGER NOT NULL,
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    prev BLOB NOT NULL CHECK (length(prev) = 32),
    h BLOB NOT NULL CHECK (length(h) = 32),
    writer BLOB NOT NULL CHECK (length(writer) = 48),
    sig BLOB NOT NULL CHECK (length(sig) = 64)
);

-- Scans of consents and letters, up to 10 MB. `seq` is the ledger row that signs for one.
CREATE TABLE attachment (
    att_id BLOB PRIMARY KEY NOT NULL CHECK (length(att_id) = 16),
    rid BLOB NOT NULL,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
    seq INTEGER NOT NULL,
    content BLOB NOT NULL
);
CREATE INDEX attachment_rid ON attachment (rid);
CREATE INDEX attachment_seq ON attachment (seq);

-- Text that someone was typing when the vault locked. Not in the ledger; its root stands in meta.
CREATE TABLE draft (
    uid BLOB NOT NULL,
    key TEXT NOT NULL,
    rid BLOB,
    form TEXT NOT NULL,
    body TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (uid, key)
) WITHOUT ROWID;

-- Projections: customers ------------------------------------------------------------------------------------------

CREATE TABLE customer (
    id INTEGER PRIMARY KEY,
    rid BLOB NOT NULL UNIQUE,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    code TEXT NOT NULL,
    code_key TEXT NOT NULL,
    phone TEXT NOT NULL,
    owner TEXT NOT NULL,
    updated_at INTEGER NOT NULL,
    words TEXT NOT NULL
);
CREATE INDEX customer_name ON customer (name_key, rid);
CREATE INDEX customer_code ON customer (code_key);

-- `customer` and `customer_level` point to a record of this compartment or of a lower one; never the other way.
CREATE TABLE item (
    rid BLOB PRIMARY KEY NOT NULL,
    customer BLOB NOT NULL,
    customer_level INTEGER NOT NULL,
    kind TEXT NOT NULL,
    updated_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX item_customer ON item (customer, updated_at);

-- Folded words of all searchable fields. Our own folding has removed the marks already.
CREATE VIRTUAL TABLE customer_words USING fts5 (
    words, content='customer', content_rowid='id', detail=none, prefix='1 2 3', tokenize="unicode61 remove_diacritics 0"
);
INSERT INTO customer_words (customer_words, rank) VALUES ('secure-delete', 1);

-- How many rows `customer` has. Kept by whoever writes there, a batch at a time: a trigger would make the search index
-- put its pending words on disk at every single row.
CREATE TABLE counter (
    kind TEXT PRIMARY KEY NOT NULL,
    n INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO counter (kind, n) VALUES ('customer', 0);

-- Room for the office server; empty until then ---------------------------------------------------------------------

CREATE TABLE outbox (no INTEGER PRIMARY KEY, header TEXT NOT NULL, sig BLOB NOT NULL, payload BLOB NOT NULL, edits TEXT NOT NULL);
CREATE TABLE sync_state (k TEXT PRIMARY KEY NOT NULL, v BLOB) WITHOUT ROWID;
CREATE TABLE chain (seq INTEGER PRIMARY KEY, chain BLOB NOT NULL);
CREATE TABLE conflict (id BLOB PRIMARY KEY, rid BLOB NOT NULL, mine TEXT, base TEXT, their_rev INTEGER, why TEXT, at INTEGER, resolved INTEGER);
CREATE TABLE erasure_order (id BLOB PRIMARY KEY, body TEXT NOT NULL);
CREATE TABLE erasure_ack (id BLOB PRIMARY KEY, body TEXT NOT NULL);
CREATE TABLE key_epoch (comp BLOB NOT NULL, epoch INTEGER NOT NULL, wrapped BLOB, "commit" BLOB NOT NULL, PRIMARY KEY (comp, epoch)) WITHOUT ROWID;
