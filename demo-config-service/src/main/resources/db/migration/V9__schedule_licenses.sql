-- A change of a client's licence may be planned for later.
set local lock_timeout = '3s';

alter table client_configs
    add column if not exists scheduled_license varchar(20),
    add column if not exists scheduled_at timestamptz;

alter table client_configs
    drop constraint if exists ck_client_configs_schedule,
    add constraint ck_client_configs_schedule check (
        (scheduled_license is null) = (scheduled_at is null)
        and (scheduled_license is null or scheduled_license in ('basic', 'professional', 'enterprise'))
        and (scheduled_at is null or scheduled_at between '0001-01-01 00:00:00Z' and '9999-12-31 23:59:59.999999Z'));

create index if not exists ix_client_configs_scheduled_at on client_configs (scheduled_at)
    where scheduled_at is not null;

comment on column client_configs.scheduled_license is 'The license_type that the client will have from scheduled_at; null if no change is planned';
comment on column client_configs.scheduled_at is 'When scheduled_license takes effect';
