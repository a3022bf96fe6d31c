-- The tables of snapshots, a row each, so that no schema ever has to be in memory as a whole.
set local lock_timeout = '3s';

create table snapshot_tables (
    snapshot_id  uuid         not null
        constraint fk_snapshot_tables_snapshot references schema_snapshots (id) on delete cascade,
    -- Ordered by code points, whatever the collation of the database is.
    name         varchar(600) collate "C" not null,
    hash         varchar(64)  not null,
    column_count integer      not null,
    definition   jsonb        not null
        constraint ck_snapshot_tables_definition check (jsonb_typeof(definition) = 'object'),
    constraint pk_snapshot_tables primary key (snapshot_id, name)
);

grant select, insert, update, delete on snapshot_tables to "${service_role}";

comment on table snapshot_tables is 'The tables of snapshots';
comment on column snapshot_tables.snapshot_id is 'The snapshot';
comment on column snapshot_tables.name is 'schema.name, or the name alone where a source has no schemas';
comment on column snapshot_tables.hash is 'SHA-256 over all but the estimate of rows';
comment on column snapshot_tables.column_count is 'How many columns it has';
comment on column snapshot_tables.definition is 'Columns, keys, and what else was found';
