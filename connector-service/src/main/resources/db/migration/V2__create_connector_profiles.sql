-- The table of the seed system, which may be here already.
set local lock_timeout = '3s';

create table if not exists connector_profiles (
    id           varchar(255) constraint pk_connector_profiles primary key,
    profile_data jsonb        not null,
    created_at   timestamptz  not null default now(),
    updated_at   timestamptz  not null default now()
);

-- No list can place a row without a time, or with one that is no date.
update connector_profiles
set created_at = case when updated_at between '0001-01-01 00:00:00Z' and '9999-12-31 23:59:59.999999Z' then updated_at else now() end
where created_at is null or created_at not between '0001-01-01 00:00:00Z' and '9999-12-31 23:59:59.999999Z';
update connector_profiles
set updated_at = created_at
where updated_at is null or updated_at not between '0001-01-01 00:00:00Z' and '9999-12-31 23:59:59.999999Z';
alter table connector_profiles alter column created_at set not null;
alter table connector_profiles alter column updated_at set not null;

alter table connector_profiles add column if not exists version bigint not null default 0;
alter table connector_profiles
    add constraint ck_connector_profiles_profile_data check (jsonb_typeof(profile_data) = 'object') not valid;
alter table connector_profiles add constraint ck_connector_profiles_times check (
    created_at between '0001-01-01 00:00:00Z' and '9999-12-31 23:59:59.999999Z'
    and updated_at between '0001-01-01 00:00:00Z' and '9999-12-31 23:59:59.999999Z');

-- The seed's index, with the id behind the time so that it serves pages of lists too.
drop index if exists ix_connector_profiles_created_at;
create index ix_connector_profiles_created_at on connector_profiles (created_at, id);

create trigger connector_profiles_touch before update on connector_profiles
    for each row execute function touch_row();

grant select, insert, update, delete on connector_profiles to "${service_role}";

comment on table connector_profiles is 'Connection profiles for external data sources (SQL, API, Excel)';
comment on column connector_profiles.id is 'Unique profile identifier';
comment on column connector_profiles.profile_data is
'{
  "name": "string",
  "type": "sql|api|excel",
  "connection_string": "string (encrypted)",
  "credentials": {"username": "string", "password": "string (encrypted)"},
  "schema_info": {"tables": [...], "columns": {...}},
  "test_status": "success|failed",
  "last_tested": "timestamp",
  "metadata": {...}
}';
comment on column connector_profiles.created_at is 'Profile creation timestamp';
comment on column connector_profiles.updated_at is 'Last update timestamp (moves by itself)';
comment on column connector_profiles.version is 'Grows by one with each change; part of the ETag';
