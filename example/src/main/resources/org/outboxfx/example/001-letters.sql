create table letter (
    number bigint generated always as identity primary key,
    id varchar(36) not null unique,
    text varchar(10000) not null
);
