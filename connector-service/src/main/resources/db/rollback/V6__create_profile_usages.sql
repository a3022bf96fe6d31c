drop table if exists profile_usages;
