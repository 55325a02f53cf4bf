-- What is known of all entries together, at the time when the evidence ended with a certain hash: the next start need not
-- look at them all. One row at the most.
create table outbox_tally (
  head varchar(64) not null,
  content varchar(1000) not null
);
