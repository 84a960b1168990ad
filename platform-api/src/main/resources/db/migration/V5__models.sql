create table registered_model (
  id            varchar(64)     primary key,
  location      varchar(1000)   not null,
  sha256        varchar(64)     not null,
  card          varchar(100000) not null,
  registered_by varchar(120)    not null,
  registered_at timestamp with time zone not null
);
create table model_seat_change (
  id              varchar(26)   primary key,
  seat            varchar(20)   not null,
  model_id        varchar(64)   references registered_model (id),
  reason          varchar(1000) not null,
  status          varchar(20)   not null,
  proposed_by     varchar(120)  not null,
  proposed_at     timestamp with time zone not null,
  decided_by      varchar(120),
  decided_at      timestamp with time zone,
  control_version bigint,
  version         bigint        not null
);
