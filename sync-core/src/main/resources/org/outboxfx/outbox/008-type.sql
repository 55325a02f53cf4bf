-- Entries of one type, and those that a person may be asked about, are found beside however many others. What the index over
-- states held for that, it no longer needs.
alter table outbox_entry add column asked boolean generated always as (impact = 'HIGH' or agent_task is not null);
create index outbox_entry_type on outbox_entry (record_type, state, number, record_id);
create index outbox_entry_asked on outbox_entry (asked, state, number);
drop index outbox_entry_state;
create index outbox_entry_state on outbox_entry (state, number, expires_at);
