-- The request in which an entry was last sent.
alter table outbox_entry add column request varchar(36);
