drop index if exists ix_client_configs_scheduled_at;
alter table client_configs
    drop constraint if exists ck_client_configs_schedule,
    drop column if exists scheduled_license,
    drop column if exists scheduled_at;
