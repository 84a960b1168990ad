-- What the collector lets through: ids of 128 characters, countries of 64.
alter table quarantined_event alter column join_key set data type varchar(128);
alter table quarantined_event alter column country set data type varchar(64);
-- A key's name says whose it is.
alter table audit_entry alter column actor set data type varchar(300);
alter table api_key alter column created_by set data type varchar(300);
alter table list_edit alter column created_by set data type varchar(300);
alter table list_import alter column created_by set data type varchar(300);
alter table list_publication alter column created_by set data type varchar(300);
alter table threshold_proposal alter column proposed_by set data type varchar(300);
alter table threshold_proposal alter column decided_by set data type varchar(300);
alter table review_decision alter column decided_by set data type varchar(300);
alter table review_decision alter column approved_by set data type varchar(300);
alter table registered_model alter column registered_by set data type varchar(300);
alter table model_seat_change alter column proposed_by set data type varchar(300);
alter table model_seat_change alter column decided_by set data type varchar(300);
alter table experiment alter column defined_by set data type varchar(300);
