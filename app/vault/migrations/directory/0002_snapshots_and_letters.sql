-- What the roster was after a statement, so that unlocking need not read the whole chain again. Believed only by who
-- has its hash outside the vault.
CREATE TABLE snapshot (
    seq INTEGER PRIMARY KEY NOT NULL,
    body TEXT NOT NULL
);

-- Sealed letters between persons of the office: a clearance asked for, a concern. `owner` is who can open one, or zeros
-- for the officers. Signatures, where one counts, are inside.
CREATE TABLE letter (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    kind TEXT NOT NULL,
    owner BLOB NOT NULL CHECK (length(owner) = 16),
    at INTEGER NOT NULL,
    blob BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX letter_kind ON letter (kind, owner);
