-- What a snapshot that is being read has held so far. Empty when none is.
create table snapshot_seen (
  type varchar(32) not null,
  id varchar(64) not null,
  primary key (type, id)
);
