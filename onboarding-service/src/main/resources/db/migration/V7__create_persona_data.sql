-- Step 4: the personas that were generated.
set local lock_timeout = '3s';
set local client_min_messages = warning;

create table if not exists persona_data (
    id         serial  constraint pk_persona_data primary key,
    session_id integer not null
);

alter table persona_data
    add column if not exists core_persona jsonb,
    add column if not exists platform_personas jsonb,
    add column if not exists quality_metrics jsonb,
    add column if not exists selected_platforms jsonb,
    add column if not exists created_at timestamptz,
    add column if not exists updated_at timestamptz;
call adopt_id('persona_data', '${service_role}');
call adopt_times('persona_data', 'created_at', 'updated_at');
call adopt_json('persona_data', 'core_persona', 'platform_personas', 'quality_metrics', 'selected_platforms');
call adopt_session_id('persona_data');

alter table persona_data
    add column version bigint not null default 0,
    add constraint ck_persona_data_core_persona check (jsonb_typeof(core_persona) = 'object') not valid,
    add constraint ck_persona_data_platform_personas check (jsonb_typeof(platform_personas) = 'object') not valid,
    add constraint ck_persona_data_quality_metrics check (jsonb_typeof(quality_metrics) = 'object') not valid,
    add constraint ck_persona_data_selected_platforms check (jsonb_typeof(selected_platforms) = 'array') not valid;

create index if not exists idx_persona_data_session_id on persona_data (session_id);
create index if not exists idx_persona_data_created_at on persona_data (created_at);

create trigger persona_data_touch before update on persona_data for each row execute function touch_row();

call adopt_policies('persona_data');
alter table persona_data enable row level security;
alter table persona_data force row level security;
create policy persona_data_owner on persona_data
    using (session_id in (select id from onboarding_sessions))
    with check (session_id in (select id from onboarding_sessions));

grant select, insert, update, delete on persona_data to "${service_role}";

comment on table persona_data is 'Step 4: the personas that were generated';
comment on column persona_data.id is 'Unique identifier';
comment on column persona_data.session_id is 'The session that the personas were generated in; they go with it';
comment on column persona_data.core_persona is 'Core persona (demographics, psychographics, ...): one JSON object';
comment on column persona_data.platform_personas is 'Personas by platform (LinkedIn, Twitter, ...): one JSON object';
comment on column persona_data.quality_metrics is 'Quality assessment metrics: one JSON object';
comment on column persona_data.selected_platforms is 'The platforms that were selected: one JSON array';
comment on column persona_data.created_at is 'Creation timestamp';
comment on column persona_data.updated_at is 'Last update timestamp (moves by itself)';
comment on column persona_data.version is 'Grows by one with each change';
