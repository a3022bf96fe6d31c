-- What the three licences give. The seed system has no such matrix: this is ours, to be changed by an admin.
set local lock_timeout = '3s';

create table if not exists license_types (
    code              varchar(20)   not null,
    name              varchar(200)  not null,
    description       varchar(2000),
    included_modules  text[]        not null,
    allowed_modules   text[]        not null,
    allows_all        boolean       not null default false,
    max_users         integer,
    max_custom_kpis   integer,
    max_data_sources  integer,
    preferences       jsonb         not null default '{}',
    created_at        timestamptz   not null default now(),
    updated_at        timestamptz   not null default now(),
    version           bigint        not null default 0,
    constraint pk_license_types primary key (code),
    constraint ck_license_types_code check (code in ('basic', 'professional', 'enterprise')),
    constraint ck_license_types_limits check (max_users >= 1 and max_custom_kpis >= 0 and max_data_sources >= 0),
    constraint ck_license_types_preferences check (jsonb_typeof(preferences) = 'object')
);

drop trigger if exists license_types_touch on license_types;
create trigger license_types_touch before update on license_types for each row execute function touch_row();

grant select, update on license_types to "${service_role}";

comment on table license_types is 'What each licence gives; there are three, none is made or deleted';
comment on column license_types.code is 'basic, professional or enterprise';
comment on column license_types.name is 'Name for people';
comment on column license_types.description is 'Whom it is for';
comment on column license_types.included_modules is 'Codes of modules that every client with this licence has, in order';
comment on column license_types.allowed_modules is 'Codes of modules that a client with this licence may have besides, in order';
comment on column license_types.allows_all is 'Whether it may have any module';
comment on column license_types.max_users is 'Limit of users; null for none';
comment on column license_types.max_custom_kpis is 'Limit of custom KPIs; null for none but that of the API';
comment on column license_types.max_data_sources is 'Limit of data sources; null for none but that of the API';
comment on column license_types.preferences is 'Preferences of clients that set no other, JSON object';
comment on column license_types.created_at is 'When the licence was made; the first ones a microsecond apart, which is their order in a list';
comment on column license_types.updated_at is 'When the licence last changed';
comment on column license_types.version is 'Grows by one with each change; part of the ETag';

insert into license_types (code, name, description, included_modules, allowed_modules, allows_all, max_users,
                           max_custom_kpis, max_data_sources, preferences, created_at, updated_at)
select code, name, description, included_modules, allowed_modules, allows_all, max_users, max_custom_kpis,
       max_data_sources, preferences, now() - place * interval '1 microsecond', now()
from (values
    (0, 'basic', 'Basic', 'For a first project of a small team',
     cast('{}' as text[]), cast('{SCOR,CRM,SALES}' as text[]), false, 5, 5, 3,
     cast('{"export": {"formats": ["csv"]}}' as jsonb)),
    (1, 'professional', 'Professional', 'For departments that work with it every day',
     cast('{SCOR,CRM,SALES}' as text[]),
     cast('{BUSINESS_DEVELOPMENT,CHANNEL_SALES,CUSTOMER_RETENTION,CUSTOMER_SUCCESS,INSIDE_SALES,INVENTORY_MGMT,LOGISTICS,OUTSIDE_SALES,PACKING,SALES_DEVELOPMENT,SALES_ENABLEMENT,SALES_OPERATIONS,SALES_PERFORMANCE,SALES_TRAINING_COACHING}' as text[]), false, 50, 50, 20,
     cast('{"export": {"formats": ["csv", "pdf"]}}' as jsonb)),
    (2, 'enterprise', 'Enterprise', 'For whole companies, without limits',
     cast('{SCOR,CRM,SALES,ASCM_SCOR,BUSINESS_DEVELOPMENT,CHANNEL_SALES,CUSTOMER_RETENTION,CUSTOMER_SUCCESS,INSIDE_SALES,INVENTORY_MGMT,ISO_20400,ISO_22004,ISO_28000,KEY_ACCOUNT_MANAGEMENT,LOGISTICS,OUTSIDE_SALES,PACKING,SALES_DEVELOPMENT,SALES_ENABLEMENT,SALES_OPERATIONS,SALES_PERFORMANCE,SALES_STRATEGY,SALES_TRAINING_COACHING}' as text[]), cast('{}' as text[]), true, cast(null as integer), cast(null as integer),
     cast(null as integer), cast('{"export": {"formats": ["csv", "pdf", "xlsx"]}, "single_sign_on": true}' as jsonb))
) as seed (place, code, name, description, included_modules, allowed_modules, allows_all, max_users, max_custom_kpis,
           max_data_sources, preferences)
on conflict (code) do nothing;
