-- Lists of profiles of a type, or whose last test ended so, newest first.
set local lock_timeout = '3s';

create index ix_connector_profiles_type on connector_profiles ((profile_data ->> 'type'), created_at, id);
create index ix_connector_profiles_test_status on connector_profiles ((profile_data ->> 'test_status'), created_at, id);
