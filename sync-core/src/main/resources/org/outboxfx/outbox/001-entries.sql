create table outbox_entry (
  number bigint generated always as identity primary key,
  op_id varchar(36) not null,
  record_type varchar(32) not null,
  record_id varchar(64) not null,
  kind varchar(8) not null,
  impact varchar(8) not null,
  lane varchar(100) not null,
  payload varchar(1000000) not null,
  stamp varchar(35),
  creates boolean not null,
  state varchar(20) not null,
  reason varchar(20),
  detail varchar(500),
  next_at bigint,
  attempted boolean not null,
  attempts int not null,
  created_at bigint not null,
  changed_at bigint not null,
  expires_at bigint not null,
  status varchar(20),
  seq bigint,
  checksum bigint not null
);
create unique index outbox_entry_op on outbox_entry (op_id);
create index outbox_entry_state on outbox_entry (state, number);
create index outbox_entry_record on outbox_entry (record_id, record_type);
create index outbox_entry_lane on outbox_entry (lane, state);
