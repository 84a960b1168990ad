-- Messages to the data plane, written in the transaction of what they tell of.
create table outbox (
  id                 bigint generated always as identity primary key,
  topic              varchar(60)   not null,
  message_key        varchar(200)  not null,
  payload            bytea         not null,
  schema_fingerprint bigint        not null,
  before_step        varchar(40),
  before_key         varchar(300),
  before_value       varchar(1000000),
  control_version    bigint,
  created_at         timestamp with time zone not null,
  next_attempt_at    timestamp with time zone not null,
  attempts           integer       not null default 0,
  last_error         varchar(500),
  published_at       timestamp with time zone
);
create index outbox_by_queue on outbox (topic, message_key, id);
create index outbox_waiting on outbox (published_at, next_attempt_at, id);
create table outbox_schema (fingerprint bigint primary key, schema_text varchar(1000000) not null);
create table outbox_publisher (id integer primary key);
insert into outbox_publisher (id) values (1);
create table control_subject (subject varchar(200) primary key, version bigint not null);

create table account (
  name          varchar(64)  primary key,
  password_hash varchar(200) not null,
  role          varchar(40)  not null,
  advertiser_id varchar(64),
  enabled       boolean      not null,
  created_at    timestamp with time zone not null,
  version       bigint       not null
);
create table api_key (
  id            varchar(26)  primary key,
  name          varchar(120) not null,
  secret_hash   varchar(64)  not null,
  scopes        varchar(500) not null,
  advertiser_id varchar(64),
  created_by    varchar(120) not null,
  created_at    timestamp with time zone not null,
  expires_at    timestamp with time zone
);

-- Each entry carries the hash of the one before; the head is what the next follows.
create table audit_entry (
  sequence      bigint        primary key,
  at            timestamp(3) with time zone not null,
  actor         varchar(120)  not null,
  action        varchar(60)   not null,
  subject       varchar(300)  not null,
  detail        varchar(4000) not null,
  previous_hash varchar(64)   not null,
  hash          varchar(64)   not null
);
create table audit_head (id integer primary key, sequence bigint not null, hash varchar(64) not null);
insert into audit_head (id, sequence, hash)
values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
