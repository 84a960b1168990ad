-- Two changes at the same moment: the later one is refused.
alter table api_key add column version bigint not null default 0;
alter table registered_model add column version bigint not null default 0;
