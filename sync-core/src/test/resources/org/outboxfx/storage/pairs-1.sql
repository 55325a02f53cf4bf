create table lefts (
  number bigint primary key,
  content varchar(1000) not null
);
create table rights (
  number bigint primary key,
  content varchar(1000) not null
);
create index rights_content on rights (content);
