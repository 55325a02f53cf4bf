create table letter (id bigint primary key);
