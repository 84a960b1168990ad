-- An import goes to the data plane once and is named there by the hash of its text; found when it is first published.
-- A publication's hash is that of the edits alone where an import lies below them, since then.
alter table list_import add column sha256 varchar(64);
