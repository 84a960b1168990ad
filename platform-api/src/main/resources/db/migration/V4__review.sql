-- Events that wait for a decision (decision_id is null) and those decided on.
create table quarantined_event (
  event_id         varchar(64)  primary key,
  join_key         varchar(64)  not null,
  event_type       varchar(20)  not null,
  event_time       timestamp(3) with time zone not null,
  received_at      timestamp(3) with time zone not null,
  advertiser_id    varchar(500) not null,
  campaign_id      varchar(500) not null,
  ad_id            varchar(500) not null,
  placement_id     varchar(500) not null,
  site_id          varchar(500) not null,
  ip               varchar(64)  not null,
  network          varchar(64)  not null,
  country          varchar(10)  not null,
  device           varchar(500) not null,
  user_agent       varchar(500) not null,
  url              varchar(500) not null,
  score            double precision not null,
  reason           varchar(500) not null,
  signals          varchar(4000) not null,
  model_version    varchar(500) not null,
  stake_micros     bigint       not null,
  currency         varchar(3)   not null,
  burst            varchar(520) not null,
  decision_id      varchar(26),
  sent_decision_id varchar(26),
  answer           varchar(30)
);
create index quarantined_event_network on quarantined_event (decision_id, network, currency, event_id);
create index quarantined_event_device on quarantined_event (decision_id, device, currency, event_id);
create index quarantined_event_placement on quarantined_event (decision_id, placement_id, currency, event_id);
create index quarantined_event_campaign on quarantined_event (decision_id, campaign_id, currency, event_id);
create table review_decision (
  id           varchar(26)   primary key,
  verdict      varchar(20)   not null,
  reason       varchar(1000) not null,
  dimension    varchar(20)   not null,
  cluster      varchar(520)  not null,
  currency     varchar(3)    not null,
  events       bigint        not null,
  stake_micros bigint        not null,
  status       varchar(30)   not null,
  decided_by   varchar(120)  not null,
  decided_at   timestamp with time zone not null,
  approved_by  varchar(120),
  send_after   timestamp with time zone
);
create index review_decision_due on review_decision (status, send_after);
