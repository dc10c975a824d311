-- One file a database. Strict and folded keys are worked out at import; word lists hold ids of names.
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE register (
  key TEXT PRIMARY KEY, title TEXT NOT NULL, licence TEXT NOT NULL, imported TEXT NOT NULL,
  extracted TEXT NOT NULL, files TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE body (
  id INTEGER PRIMARY KEY, register TEXT NOT NULL, org_id TEXT NOT NULL, name TEXT NOT NULL, status TEXT NOT NULL,
  gone INTEGER NOT NULL, registered TEXT NOT NULL, removed TEXT NOT NULL, form TEXT NOT NULL, place TEXT NOT NULL,
  parent TEXT NOT NULL, company TEXT NOT NULL, other_id TEXT NOT NULL,
  due TEXT NOT NULL, due_for TEXT NOT NULL
);
CREATE UNIQUE INDEX body_org_id ON body (org_id, register);
CREATE INDEX body_company ON body (company) WHERE company <> '';
CREATE INDEX body_other_id ON body (other_id) WHERE other_id <> '';
CREATE TABLE name (
  id INTEGER PRIMARY KEY, body INTEGER NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, until TEXT NOT NULL,
  strict TEXT NOT NULL, folded TEXT NOT NULL
);
CREATE TABLE text (body INTEGER NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL);
CREATE TABLE class (body INTEGER NOT NULL, kind TEXT NOT NULL, label TEXT NOT NULL);
CREATE TABLE sign (body INTEGER NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL, date TEXT NOT NULL);
CREATE TABLE event (
  body INTEGER NOT NULL, kind TEXT NOT NULL, date TEXT NOT NULL, reason TEXT NOT NULL, other_id TEXT NOT NULL,
  other_name TEXT NOT NULL
);
CREATE TABLE word (word TEXT, part INTEGER, names BLOB NOT NULL, PRIMARY KEY (word, part)) WITHOUT ROWID;
CREATE TABLE initials (letters TEXT, part INTEGER, names BLOB NOT NULL, PRIMARY KEY (letters, part)) WITHOUT ROWID;
CREATE TABLE word_count (word TEXT PRIMARY KEY, names INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE joined (key TEXT PRIMARY KEY, body INTEGER NOT NULL) WITHOUT ROWID;
