alter table lefts add column note varchar(100);
create table notes (
  number bigint primary key
);
