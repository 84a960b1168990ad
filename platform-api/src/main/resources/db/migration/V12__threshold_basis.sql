-- The control version that was in force when a proposal was made, 0 where none was; null of proposals older than this column.
alter table threshold_proposal add column based_on bigint;
