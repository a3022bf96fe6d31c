-- The table of the seed system, which may be here already, with rows.
set local lock_timeout = '3s';

create table if not exists client_configs (
    client_id   varchar(255) constraint pk_client_configs primary key,
    config_data jsonb        not null,
    created_at  timestamptz  not null default now(),
    updated_at  timestamptz  not null default now()
);

-- The seed's guide names no key and lets times be missing; its migration does better.
do $$
begin
    if exists (select from pg_constraint
               where conrelid = 'client_configs'::regclass and conname = 'client_configs_pkey') then
        alter table client_configs rename constraint client_configs_pkey to pk_client_configs;
    end if;
end
$$;

-- No list can place a row without a time, or with one that is no date.
update client_configs
set created_at = case when updated_at between '0001-01-01 00:00:00Z' and '9999-12-31 23:59:59.999999Z' then updated_at else now() end
where created_at is null or created_at not between '0001-01-01 00:00:00Z' and '9999-12-31 23:59:59.999999Z';
update client_configs
set updated_at = created_at
where updated_at is null or updated_at not between '0001-01-01 00:00:00Z' and '9999-12-31 23:59:59.999999Z';
alter table client_configs
    alter column created_at set default now(),
    alter column created_at set not null,
    alter column updated_at set default now(),
    alter column updated_at set not null,
    add column if not exists version bigint not null default 0;

-- Not valid: rows that are here already stay as they are, and are read as empty documents.
alter table client_configs
    drop constraint if exists ck_client_configs_config_data,
    add constraint ck_client_configs_config_data
        check (jsonb_typeof(config_data) = 'object') not valid;
alter table client_configs
    drop constraint if exists ck_client_configs_times,
    add constraint ck_client_configs_times check (
        created_at between '0001-01-01 00:00:00Z' and '9999-12-31 23:59:59.999999Z'
        and updated_at between '0001-01-01 00:00:00Z' and '9999-12-31 23:59:59.999999Z');

-- The seed's index, which now holds the place of a row in a list too.
drop index if exists ix_client_configs_created_at;
create index ix_client_configs_created_at on client_configs (created_at, client_id);

drop trigger if exists client_configs_touch on client_configs;
create trigger client_configs_touch before update on client_configs for each row execute function touch_row();

grant select, insert, update, delete on client_configs to "${service_role}";

comment on table client_configs is 'Client-specific configuration and preferences';
comment on column client_configs.client_id is 'Unique client identifier';
comment on column client_configs.config_data is '{
  "client_name": "string",
  "license_type": "basic|professional|enterprise",
  "modules": ["string"],
  "preferences": {...},
  "custom_kpis": [...],
  "data_sources": [...]
}';
comment on column client_configs.created_at is 'Config creation timestamp';
comment on column client_configs.updated_at is 'Last update timestamp';
comment on column client_configs.version is 'Grows by one with each change; part of the ETag';
