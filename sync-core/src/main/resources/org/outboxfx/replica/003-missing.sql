-- The records that a server whose database was replaced has not been seen to hold.
create table record_missing (
  type varchar(32) not null,
  id varchar(64) not null,
  primary key (type, id)
);
