-- Whose network a quarantined event came from: AS64500 and the operator's name; empty where unknown.
alter table quarantined_event add column operator varchar(500) not null default '';
create index quarantined_event_operator on quarantined_event (decision_id, operator, currency, event_id);
