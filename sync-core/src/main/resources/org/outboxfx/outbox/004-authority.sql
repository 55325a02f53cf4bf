-- Who was signed in when an entry was written, which agent's task queued it and who allowed that, and when a person last
-- confirmed it.
alter table outbox_entry add column member varchar(64);
alter table outbox_entry add column agent_task varchar(200);
alter table outbox_entry add column agent_authorised_by varchar(200);
alter table outbox_entry add column confirmed_at bigint;
-- What the server last said: who is signed in, and its policy. One row at the most.
create table outbox_session (
  id int primary key,
  content varchar(50000) not null
);
