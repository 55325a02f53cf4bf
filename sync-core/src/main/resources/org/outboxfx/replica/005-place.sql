-- Where a record stands among those of its type: its field "position", null if it is deleted. The first of many are so found
-- without reading the others.
alter table record add column place varchar(200);
update record set place = substring(coalesce(regexp_substr(fields, '"position":\["([^"]*)"', 1, 1, 'c', 1), ''), 1, 200)
  where locate('"deleted":[true', fields) = 0;
create index record_place on record (type, place, id);
