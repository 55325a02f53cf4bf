-- Whether another entry waits for this one: it then keeps its operation id and is not absorbed.
alter table outbox_entry add column depended_on boolean default false not null;
