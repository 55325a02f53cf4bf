-- What the feed last brought of records that hold something newer here, which may still be taken back.
create table record_beneath (
  type varchar(32) not null,
  id varchar(64) not null,
  fields varchar(1000000) not null,
  checksum bigint not null,
  primary key (type, id)
);
