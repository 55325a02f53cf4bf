create table server (
    epoch varchar(36) not null
);

insert into server (epoch) values (gen_random_uuid()::text);

-- seq is the feed's last position; it is moved in the transaction that writes the records, so it follows commit order.
create table workspace (
    id varchar(64) not null primary key,
    seq bigint not null
);

create table member_token (
    id varchar(16) not null primary key,
    workspace varchar(64) not null references workspace (id),
    member varchar(64) not null,
    hash bytea not null,
    issued_at bigint not null
);

-- One row per record, at its latest feed position only; body is its wire form, ready to be sent.
create table record (
    workspace varchar(64) not null,
    type varchar(32) not null,
    id varchar(64) not null,
    seq bigint not null,
    size int not null,
    body bytea not null,
    primary key (workspace, type, id)
);

create unique index record_feed on record (workspace, seq);

create table applied_op (
    workspace varchar(64) not null,
    op_id varchar(64) not null,
    fingerprint bytea not null,
    result varchar(65536) not null,
    applied_at bigint not null,
    primary key (workspace, op_id)
);

create index applied_op_age on applied_op (applied_at);
