drop table if exists license_types;
