-- When the first of many expires is answered from the index alone, too.
drop index outbox_entry_state;
create index outbox_entry_state on outbox_entry (state, number, record_type, record_id, expires_at);
