-- Experiments, of which at most one runs: running is null for all others.
create table experiment (
  name            varchar(64)  primary key,
  salt            varchar(64)  not null,
  status          varchar(10)  not null,
  running         boolean      unique,
  defined_by      varchar(120) not null,
  defined_at      timestamp with time zone not null,
  started_at      timestamp with time zone,
  stopped_at      timestamp with time zone,
  control_version bigint,
  version         bigint       not null
);
create table experiment_arm (
  experiment_name varchar(64) not null references experiment (name),
  position        integer     not null,
  name            varchar(64) not null,
  weight          integer     not null,
  primary key (experiment_name, position)
);
