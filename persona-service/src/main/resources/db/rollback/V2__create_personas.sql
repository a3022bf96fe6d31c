-- Back to the table of the seed system. Owners are lost, personas are not.
drop policy if exists personas_owner on personas;
alter table personas no force row level security;
alter table personas disable row level security;
drop trigger if exists personas_touch on personas;
drop index if exists idx_personas_created_at;
drop index if exists idx_personas_updated_at;
alter table personas drop constraint if exists ck_personas_times;
alter table personas drop constraint if exists ck_personas_owner;
alter table personas drop constraint if exists ck_personas_persona;
alter table personas drop column if exists owner;
alter table personas drop column if exists version;
create index idx_personas_created_at on personas (created_at desc);
create index idx_personas_updated_at on personas (updated_at desc);
