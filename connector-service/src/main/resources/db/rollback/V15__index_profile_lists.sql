drop index if exists ix_connector_profiles_test_status;
drop index if exists ix_connector_profiles_type;
