-- The key under which receipts are signed, and where each device's evidence ended whenever it told.
create table receipt_key (
    private_key varbinary(256) not null,
    public_key varbinary(256) not null
);

create table evidence_head (
    workspace varchar(64) not null references workspace (id),
    device varchar(64) not null,
    sequence bigint not null,
    hash varchar(64) not null,
    received_at bigint not null,
    primary key (workspace, device, sequence, hash)
);

create index evidence_head_age on evidence_head (received_at);
