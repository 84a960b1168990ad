create table advertiser (
  id         varchar(64)  primary key,
  name       varchar(120) not null,
  created_at timestamp with time zone not null,
  version    bigint       not null
);
create table campaign (
  id                  varchar(64)  primary key,
  advertiser_id       varchar(64)  not null references advertiser (id),
  name                varchar(120) not null,
  status              varchar(20)  not null,
  currency            varchar(3)   not null,
  starts_on           date,
  ends_on             date,
  total_budget_micros bigint,
  daily_budget_micros bigint,
  changed_at          timestamp with time zone not null,
  version             bigint       not null
);
create index campaign_by_advertiser on campaign (advertiser_id, id);
create table campaign_price (
  campaign_id   varchar(64) not null references campaign (id),
  valid_from    timestamp(3) with time zone not null,
  pricing_model varchar(10) not null,
  price_micros  bigint      not null,
  primary key (campaign_id, valid_from)
);
create table campaign_flight (
  campaign_id   varchar(64)  not null references campaign (id),
  flight_name   varchar(120) not null,
  starts_on     date         not null,
  ends_on       date         not null,
  budget_micros bigint       not null
);
create index campaign_flight_by_campaign on campaign_flight (campaign_id);
