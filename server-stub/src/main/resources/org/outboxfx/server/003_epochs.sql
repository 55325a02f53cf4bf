-- Which run of the server wrote which part of a workspace's feed: what follows from_seq, up to the next one's. A database
-- that was put back to an older state lacks the later rows, or goes on from them under another epoch.
create table feed_epoch (
    workspace varchar(64) not null references workspace (id),
    from_seq bigint not null,
    epoch varchar(36) not null,
    primary key (workspace, from_seq)
);

insert into feed_epoch (workspace, from_seq, epoch) select id, 0, (select epoch from server) from workspace where seq > 0;
