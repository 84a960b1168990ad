create table campaign_ad (
  campaign_id varchar(64)   not null references campaign (id),
  ad_id       varchar(64)   not null,
  ad_name     varchar(120)  not null,
  creative_id varchar(64)   not null,
  landing_url varchar(2000) not null,
  primary key (campaign_id, ad_id)
);
-- Decided events are forgotten some time after the decision.
create index quarantined_event_decided on quarantined_event (decision_id, received_at);
create table placement (
  id      varchar(64)  primary key,
  site_id varchar(64)  not null,
  name    varchar(120) not null
);
