-- What modules consist of: KPIs, and the business objects that they are computed from.
set local lock_timeout = '3s';

create table if not exists object_models (
    code        varchar(64)   not null,
    name        varchar(200)  not null,
    description varchar(2000),
    created_at  timestamptz   not null default now(),
    updated_at  timestamptz   not null default now(),
    version     bigint        not null default 0,
    constraint pk_object_models primary key (code),
    constraint ck_object_models_code check (code ~ '^[A-Z][A-Z0-9_]{0,63}$')
);

create index if not exists ix_object_models_created_at on object_models (created_at, code);

drop trigger if exists object_models_touch on object_models;
create trigger object_models_touch before update on object_models for each row execute function touch_row();

grant select, insert, update, delete on object_models to "${service_role}";

comment on table object_models is 'Business objects that KPIs are computed from';
comment on column object_models.code is 'Canonical code, upper case';
comment on column object_models.name is 'Name for people';
comment on column object_models.description is 'What the object is';
comment on column object_models.created_at is 'When the object model was made; the first ones a microsecond apart, which is their order in a list';
comment on column object_models.updated_at is 'When the object model last changed';
comment on column object_models.version is 'Grows by one with each change; part of the ETag';

create table if not exists kpis (
    code             varchar(64)   not null,
    name             varchar(200)  not null,
    unit             varchar(20)   not null,
    description      varchar(2000),
    required_objects text[]        not null,
    created_at       timestamptz   not null default now(),
    updated_at       timestamptz   not null default now(),
    version          bigint        not null default 0,
    constraint pk_kpis primary key (code),
    constraint ck_kpis_code check (code ~ '^[A-Z][A-Z0-9_]{0,63}$')
);

create index if not exists ix_kpis_created_at on kpis (created_at, code);

drop trigger if exists kpis_touch on kpis;
create trigger kpis_touch before update on kpis for each row execute function touch_row();

grant select, insert, update, delete on kpis to "${service_role}";

comment on table kpis is 'KPIs of the catalogue';
comment on column kpis.code is 'Canonical code, upper case';
comment on column kpis.name is 'Name for people';
comment on column kpis.unit is 'Unit of its values, such as %, USD, days or count';
comment on column kpis.description is 'What it measures';
comment on column kpis.required_objects is 'Codes of object_models, in order';
comment on column kpis.created_at is 'When the KPI was made; the first ones a microsecond apart, which is their order in a list';
comment on column kpis.updated_at is 'When the KPI last changed';
comment on column kpis.version is 'Grows by one with each change; part of the ETag';

create table if not exists modules (
    code        varchar(64)   not null,
    name        varchar(200)  not null,
    value_chain varchar(64)   not null,
    description varchar(2000),
    industries  text[]        not null,
    kpi_codes   text[]        not null,
    created_at  timestamptz   not null default now(),
    updated_at  timestamptz   not null default now(),
    version     bigint        not null default 0,
    constraint pk_modules primary key (code),
    constraint ck_modules_code check (code ~ '^[A-Z][A-Z0-9_]{0,63}$'),
    constraint ck_modules_value_chain check (value_chain ~ '^[A-Z][A-Z0-9_]{0,63}$')
);

create index if not exists ix_modules_created_at on modules (created_at, code);

drop trigger if exists modules_touch on modules;
create trigger modules_touch before update on modules for each row execute function touch_row();

grant select, insert, update, delete on modules to "${service_role}";

comment on table modules is 'What clients can buy and switch on';
comment on column modules.code is 'Canonical code, upper case';
comment on column modules.name is 'Name for people';
comment on column modules.value_chain is 'Code of the value chain, upper case';
comment on column modules.description is 'What it is for';
comment on column modules.industries is 'Codes of industries, upper case, in order';
comment on column modules.kpi_codes is 'Codes of kpis, in order';
comment on column modules.created_at is 'When the module was made; the first ones a microsecond apart, which is their order in a list';
comment on column modules.updated_at is 'When the module last changed';
comment on column modules.version is 'Grows by one with each change; part of the ETag';

-- A module shows its KPIs, so it is another version when one of them changes.
create or replace function touch_modules_of_kpi() returns trigger
    language plpgsql as
$$
begin
    update modules set name = name where new.code = any (kpi_codes);
    return null;
end
$$;

comment on function touch_modules_of_kpi() is 'Moves version and updated_at of the modules that show a changed KPI';

drop trigger if exists kpis_touch_modules on kpis;
create trigger kpis_touch_modules after update on kpis for each row execute function touch_modules_of_kpi();
