-- What members confirm single operations with; only a slow hash of it is kept (PBKDF2).
create table passphrase (
    workspace varchar(64) not null references workspace (id),
    member varchar(64) not null,
    salt bytea not null,
    iterations int not null,
    hash bytea not null,
    primary key (workspace, member)
);
