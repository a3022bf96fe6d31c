drop table if exists data_source_profiles;
