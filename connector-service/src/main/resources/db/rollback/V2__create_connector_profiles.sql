-- Back to the table of the seed system; profiles stay, their secrets stay encrypted.
drop trigger if exists connector_profiles_touch on connector_profiles;
drop index if exists ix_connector_profiles_created_at;
alter table connector_profiles drop constraint if exists ck_connector_profiles_times;
alter table connector_profiles drop constraint if exists ck_connector_profiles_profile_data;
alter table connector_profiles drop column if exists version;
create index ix_connector_profiles_created_at on connector_profiles (created_at);
