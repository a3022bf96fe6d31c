-- What was in a source at a time. A snapshot is written in many transactions, and counts once it is complete.
set local lock_timeout = '3s';

create table schema_snapshots (
    id            uuid         constraint pk_schema_snapshots primary key,
    -- Not on delete cascade: the tables of large snapshots are too many to be deleted with their profile.
    profile_id    varchar(255)
        constraint fk_schema_snapshots_profile references connector_profiles (id) on delete set null,
    source        varchar(64)  not null,
    status        varchar(20)  not null default 'building'
        constraint ck_schema_snapshots_status check (status in ('building', 'complete')),
    number        integer,
    hash          varchar(64),
    scope         jsonb        not null constraint ck_schema_snapshots_scope check (jsonb_typeof(scope) = 'object'),
    table_count   integer      not null default 0,
    column_count  bigint       not null default 0,
    discovered_at timestamptz  not null default clock_timestamp(),
    last_seen_at  timestamptz  not null default clock_timestamp(),
    constraint uq_schema_snapshots_number unique (profile_id, number),
    constraint ck_schema_snapshots_complete
        check ((status = 'complete') = (number is not null) and (status = 'complete') = (hash is not null))
);

create index ix_schema_snapshots_forgotten on schema_snapshots (id) where profile_id is null;

grant select, insert, update, delete on schema_snapshots to "${service_role}";

comment on table schema_snapshots is 'What was in a source at a time; the last 20 of each profile, and those that are forgotten but not deleted yet';
comment on column schema_snapshots.id is 'UUID version 7';
comment on column schema_snapshots.profile_id is 'The profile of the source; null when forgotten, and then it goes within minutes';
comment on column schema_snapshots.source is 'SHA-256 of where the profile pointed at, such as host and database, or of the file';
comment on column schema_snapshots.status is 'building while a discovery writes it, then complete';
comment on column schema_snapshots.number is 'Counts the snapshots of a profile from 1; null while building';
comment on column schema_snapshots.hash is 'SHA-256 over all tables; null while building';
comment on column schema_snapshots.scope is 'Which schemas and tables were asked for';
comment on column schema_snapshots.table_count is 'How many tables it has';
comment on column schema_snapshots.column_count is 'How many columns its tables have';
comment on column schema_snapshots.discovered_at is 'When it was discovered first';
comment on column schema_snapshots.last_seen_at is 'When a discovery last found the same';
