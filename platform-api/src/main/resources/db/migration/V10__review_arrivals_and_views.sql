-- How far the queue has grown: events get the next number as they come, in the order in which their transactions end.
create table review_queue (last_arrival bigint not null);
insert into review_queue (last_arrival) values (0);
alter table quarantined_event add column arrival bigint not null default 0;
-- Filters of the review that people keep under a name.
create table review_view (
  account     varchar(120)     not null,
  name        varchar(120)     not null,
  dimension   varchar(20)      not null,
  campaign_id varchar(500)     not null,
  least_score double precision not null,
  primary key (account, name)
);
