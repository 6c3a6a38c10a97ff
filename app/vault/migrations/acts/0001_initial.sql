-- An officer's index of the journal: its entries in the open, so that a million of them can be asked. Nothing here is the
-- truth: the file is thrown away and filled again whenever it does not fit the journal.

CREATE TABLE meta (
    key TEXT PRIMARY KEY NOT NULL,
    value BLOB NOT NULL
) WITHOUT ROWID;

-- What stands in very many entries, once: people, their machines, acts, outcomes, projects, agreements, lessons.
CREATE TABLE word (
    no INTEGER PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    value BLOB NOT NULL,
    UNIQUE (kind, value)
);

-- Every record that an entry names; ``tail`` are the last six bytes of its id, which papers print as its code.
CREATE TABLE record (
    no INTEGER PRIMARY KEY NOT NULL,
    rid BLOB NOT NULL UNIQUE CHECK (length(rid) = 16),
    tail BLOB NOT NULL
);
CREATE INDEX record_tail ON record (tail);

-- ``customer`` is the record of the customer that another record belongs to. ``id`` is the entry's own in the journal, of which the newest may be held before older ones; rows are only ever added. Outcome 1 is "ok".
CREATE TABLE act (
    id INTEGER PRIMARY KEY NOT NULL,
    at INTEGER NOT NULL,
    person INTEGER NOT NULL,
    device INTEGER NOT NULL,
    event INTEGER NOT NULL,
    outcome INTEGER NOT NULL,
    project INTEGER,
    level INTEGER NOT NULL,
    record INTEGER,
    about INTEGER,
    note TEXT NOT NULL,
    agreement INTEGER,
    lesson INTEGER,
    customer INTEGER
);
CREATE INDEX act_person ON act (person, id);
CREATE INDEX act_person_event ON act (person, event, id);
CREATE INDEX act_event ON act (event, id);
CREATE INDEX act_record ON act (record, id) WHERE record IS NOT NULL;
CREATE INDEX act_customer ON act (customer, id) WHERE customer IS NOT NULL;
CREATE INDEX act_refused ON act (id) WHERE outcome <> 1;
CREATE INDEX act_person_refused ON act (person, id) WHERE outcome <> 1;

-- The stretch of entries that each calendar day in Vietnam lies in; days overlap where a clock was set back.
CREATE TABLE day (
    day INTEGER PRIMARY KEY NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    times INTEGER NOT NULL
);
