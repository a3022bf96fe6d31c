-- Back to the table of the seed system. No client is lost.
revoke all on client_configs from "${service_role}";
drop trigger if exists client_configs_touch on client_configs;
alter table client_configs
    drop constraint if exists ck_client_configs_config_data,
    drop constraint if exists ck_client_configs_times,
    drop column if exists version;
drop index if exists ix_client_configs_created_at;
create index ix_client_configs_created_at on client_configs (created_at);
