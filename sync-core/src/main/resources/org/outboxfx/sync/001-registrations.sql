-- One row for each registration that has not ended. That an event is under way is not stored (R26); that it was begun is (R27).
create table sync_registration (
  scope varchar(200) not null,
  tag varchar(10240) not null,
  generation bigint not null,
  options varchar(1000) not null,
  max_attempts int not null,
  attempts int not null,
  starts int not null,
  delay_from bigint,
  delay_until bigint,
  delay_reason varchar(20),
  expires_at bigint,
  quarantined boolean not null,
  last_error varchar(500),
  primary key (scope, tag)
);
