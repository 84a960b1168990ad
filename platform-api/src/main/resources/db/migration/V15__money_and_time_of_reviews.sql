-- What one person took back counts like what they decided.
alter table review_decision add column taken_back_by varchar(300);
alter table review_decision add column taken_back_at timestamp with time zone;
create index review_decision_recent on review_decision (currency, decided_at);
create index review_decision_taken_back on review_decision (currency, taken_back_at);
-- Events that the pipeline has forgotten leave the queue.
create index quarantined_event_time on quarantined_event (decision_id, event_time);
