-- Where the deletions stand that are to be forgotten one day. Only ever added to: whoever forgets looks whether the record
-- still stands there.
create table tombstone (
    workspace varchar(64) not null,
    seq bigint not null,
    deleted_at bigint not null,
    primary key (workspace, seq)
);

create index tombstone_age on tombstone (deleted_at);

-- The highest position of a deletion that was forgotten: who has read less cannot know of it from the feed.
alter table workspace add column purged bigint default 0 not null;
