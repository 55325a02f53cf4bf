create table record (
  type varchar(32) not null,
  id varchar(64) not null,
  fields varchar(1000000) not null,
  checksum bigint not null,
  primary key (type, id)
);
create table replica_state (
  name varchar(32) primary key,
  content varchar(200) not null
);
