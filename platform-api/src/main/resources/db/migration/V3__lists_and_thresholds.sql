create table list_edit (
  id         bigint generated always as identity primary key,
  list       varchar(20)   not null,
  entry      varchar(500)  not null,
  effect     varchar(10)   not null,
  reason     varchar(1000) not null,
  expires_at timestamp with time zone,
  created_by varchar(120)  not null,
  created_at timestamp with time zone not null,
  ended_at   timestamp with time zone
);
create index list_edit_active on list_edit (list, ended_at, id);
-- An imported file: its text in chunks that are never changed.
create table list_import (
  id          varchar(26)   primary key,
  list        varchar(20)   not null,
  source      varchar(200)  not null,
  note        varchar(1000) not null,
  status      varchar(10)   not null,
  bytes_read  bigint        not null default 0,
  bytes_total bigint        not null,
  accepted    bigint        not null default 0,
  rejected    bigint        not null default 0,
  examples    varchar(2000) not null default '',
  created_by  varchar(120)  not null,
  created_at  timestamp with time zone not null,
  finished_at timestamp with time zone,
  error       varchar(2000)
);
create table list_import_chunk (
  import_id varchar(26) not null references list_import (id),
  number    integer     not null,
  data      bytea       not null,
  primary key (import_id, number)
);
-- What went to the data plane: the chunks of an import and, behind them, the edits of that moment.
create table list_publication (
  list       varchar(20)  not null,
  version    bigint       not null,
  import_id  varchar(26)  references list_import (id),
  entries    bigint       not null,
  sha256     varchar(64)  not null,
  tail       bytea        not null,
  created_by varchar(120) not null,
  created_at timestamp with time zone not null,
  primary key (list, version)
);

create table threshold_proposal (
  id               varchar(26)      primary key,
  quarantine_score double precision not null,
  drop_score       double precision not null,
  reason           varchar(1000)    not null,
  status           varchar(20)      not null,
  proposed_by      varchar(120)     not null,
  proposed_at      timestamp with time zone not null,
  decided_by       varchar(120),
  decided_at       timestamp with time zone,
  control_version  bigint,
  version          bigint           not null
);
create table threshold_override (
  proposal_id      varchar(26)      not null references threshold_proposal (id),
  advertiser_id    varchar(64)      not null,
  quarantine_score double precision not null,
  drop_score       double precision not null,
  primary key (proposal_id, advertiser_id)
);
