-- One row for each event of an entry's life. Rows are added at the end, and go only at the beginning (docs/evidence.md).
create table evidence (
  sequence bigint primary key,
  at bigint not null,
  event varchar(16) not null,
  entry bigint,
  op_id varchar(64),
  record_type varchar(32),
  record_id varchar(64),
  state varchar(20),
  outcome varchar(20),
  agent_task varchar(200),
  facts varchar(100000) not null,
  origin int not null,
  previous varbinary(32) not null,
  hash varbinary(32) not null
);
create index evidence_entry on evidence (entry, sequence);
-- What many rows have in common: profile, device, server, application and policy. A row's hash covers its text.
create table evidence_origin (
  id int generated always as identity primary key,
  content varchar(2000) not null unique
);
-- The key under which an entry's content stands in the evidence; it goes when the content is erased.
create table evidence_secret (
  entry bigint primary key,
  secret varbinary(32) not null
);
