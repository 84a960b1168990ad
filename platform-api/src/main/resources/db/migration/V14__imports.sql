-- When the console that reads an import was last known to do so.
alter table list_import add column alive_at timestamp with time zone;
