-- How far the records of a type have come is answered from the index alone, however long the entries are.
drop index outbox_entry_state;
create index outbox_entry_state on outbox_entry (state, number, record_type, record_id);
