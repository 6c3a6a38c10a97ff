-- What lists, search and statistics ask for. Every table here is a projection: when a file is migrated, all of them are
-- emptied and filled anew from the records, in the same transaction.

-- Customers: more to sort and to filter by ------------------------------------------------------------------------

DROP TABLE customer_words;
DROP TABLE customer;
-- Stretches of the order of names. A customer's id is the code of a shelf and a running number on it, so that the search
-- index, which gives matches in order of their ids, gives them nearly in order of name.
CREATE TABLE shelf (
    code INTEGER PRIMARY KEY,
    -- Keys of names: from this one on, and below that one (none: to the end).
    start TEXT NOT NULL,
    until TEXT,
    -- How many ids were given out on it, and whether it takes more.
    n INTEGER NOT NULL,
    open INTEGER NOT NULL
);
INSERT INTO shelf (code, start, until, n, open) VALUES (1, '', NULL, 0, 1);
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
    words TEXT NOT NULL,
    owner_key TEXT NOT NULL,
    tax_code TEXT NOT NULL,
    relation TEXT NOT NULL,
    -- When the record was made (UTC microseconds), which its id tells.
    created_at INTEGER NOT NULL,
    -- The day (ISO) on which its level is to be looked at again; empty when none was set.
    review TEXT NOT NULL
);
CREATE INDEX customer_name ON customer (name_key, rid);
-- One for each order in which the list can stand, the id last: a page begins behind the last row of the one before.
-- By the time of entry the ids stand in order themselves.
CREATE INDEX customer_code ON customer (code_key, rid);
CREATE INDEX customer_owner ON customer (owner_key, name_key, rid);
CREATE INDEX customer_updated ON customer (updated_at, rid);
CREATE VIRTUAL TABLE customer_words USING fts5 (
    words, content='customer', content_rowid='id', detail=none, prefix='1 2 3 4 5 6',
    tokenize="unicode61 remove_diacritics 0"
);
INSERT INTO customer_words (customer_words, rank) VALUES ('secure-delete', 1);
UPDATE counter SET n = 0;

-- Items: prospects, dealings, special policies --------------------------------------------------------------------

DROP TABLE item;
-- `customer` and `customer_level` point to a record of this compartment or of a lower one; never the other way.
CREATE TABLE item (
    id INTEGER PRIMARY KEY,
    rid BLOB NOT NULL UNIQUE,
    customer BLOB NOT NULL,
    customer_level INTEGER NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    title_key TEXT NOT NULL,
    -- How far it has come in the life of its kind.
    stage TEXT NOT NULL,
    owner TEXT NOT NULL,
    owner_key TEXT NOT NULL,
    -- In đồng. The keys are what lists stand in the order of: -1 for no amount, '~' (after every day) for no due day.
    amount INTEGER,
    amount_key INTEGER NOT NULL,
    -- ISO, or empty: the day it is about; when something is to be done about it next.
    day TEXT NOT NULL,
    due TEXT NOT NULL,
    due_key TEXT NOT NULL,
    updated_at INTEGER NOT NULL,
    words TEXT NOT NULL
);
CREATE INDEX item_customer ON item (customer, updated_at);
CREATE INDEX item_title ON item (kind, title_key, rid);
-- With whose it is and how far it has come, so that what is due is counted without looking at any row.
CREATE INDEX item_due ON item (kind, due_key, rid, stage, owner_key, owner);
CREATE INDEX item_day ON item (kind, day, rid);
CREATE INDEX item_amount ON item (kind, amount_key, rid);
CREATE INDEX item_stage ON item (kind, stage, amount);
CREATE VIRTUAL TABLE item_words USING fts5 (
    words, content='item', content_rowid='id', detail=none, prefix='1 2 3', tokenize="unicode61 remove_diacritics 0"
);
INSERT INTO item_words (item_words, rank) VALUES ('secure-delete', 1);

-- Items that were taken off their customer, with why. What moved to another level does not stand here.
CREATE TABLE removed_item (
    rid BLOB PRIMARY KEY NOT NULL,
    customer BLOB NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    reason TEXT NOT NULL,
    removed_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX removed_item_customer ON removed_item (customer, removed_at);
CREATE INDEX removed_item_kind ON removed_item (kind, removed_at);

-- Documents: what stands in sealed files outside ------------------------------------------------------------------

-- `customer`, `customer_level` and `item` point to records of this compartment or of a lower one.
CREATE TABLE document (
    id INTEGER PRIMARY KEY,
    rid BLOB NOT NULL UNIQUE,
    customer BLOB NOT NULL,
    customer_level INTEGER NOT NULL,
    item BLOB,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size INTEGER NOT NULL,
    sha256 BLOB NOT NULL,
    added_at INTEGER NOT NULL,
    words TEXT NOT NULL
);
CREATE INDEX document_customer ON document (customer, added_at);
CREATE INDEX document_sha256 ON document (sha256);
CREATE VIRTUAL TABLE document_words USING fts5 (
    words, content='document', content_rowid='id', detail=none, prefix='1 2 3', tokenize="unicode61 remove_diacritics 0"
);
INSERT INTO document_words (document_words, rank) VALUES ('secure-delete', 1);

-- Entries: what is proposed for customers and items and not in force yet --------------------------------------------

CREATE TABLE entry (
    rid BLOB PRIMARY KEY NOT NULL,
    -- The record it proposes, in this compartment; the customer whose record that is, here or in a lower one.
    target BLOB NOT NULL,
    customer BLOB NOT NULL,
    what TEXT NOT NULL,
    step TEXT NOT NULL,
    -- The revision that it corrects, 0 for a new record.
    base INTEGER NOT NULL,
    batch BLOB,
    -- Of a batch: whether the verifier checks this one, and has.
    sample INTEGER NOT NULL,
    checked INTEGER NOT NULL,
    urgent_at INTEGER NOT NULL,
    entered_by BLOB NOT NULL,
    entered_at INTEGER NOT NULL,
    reviewed_by BLOB,
    reviewed_at INTEGER NOT NULL,
    title TEXT NOT NULL,
    updated_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX entry_step ON entry (step, updated_at);
CREATE INDEX entry_target ON entry (target);
CREATE INDEX entry_batch ON entry (batch, step);

-- Statistics: all that is grouped by stands in an index, so that the wide rows stay unread -------------------------

CREATE INDEX customer_figures ON customer (owner, relation, created_at);
CREATE INDEX item_figures ON item (kind, stage, owner, day, due, amount, rid);

-- Classification: which levels are to be looked at again ------------------------------------------------------------

CREATE INDEX customer_review ON customer (review, created_at);

-- Consents and release requests: whose they are, under which consent, to whom, by whom -----------------------------

CREATE TABLE consent (
    rid BLOB PRIMARY KEY NOT NULL,
    customer BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX consent_customer ON consent (customer);
CREATE TABLE release (
    rid BLOB PRIMARY KEY NOT NULL,
    customer BLOB NOT NULL,
    consent BLOB NOT NULL,
    asker BLOB NOT NULL,
    -- The recipient's name without marks and case.
    recipient TEXT NOT NULL,
    state TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    -- ISO: the day by which an output is given back or deleted.
    keep_until TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX release_customer ON release (customer, asked_at);
CREATE INDEX release_consent ON release (consent, asked_at);
CREATE INDEX release_asker ON release (asker, asked_at, state);
CREATE INDEX release_recipient ON release (recipient, asked_at, state, keep_until);
CREATE INDEX release_state ON release (state, asked_at);
