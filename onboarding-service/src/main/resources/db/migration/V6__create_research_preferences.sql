-- Step 3: how research is to be done.
set local lock_timeout = '3s';
set local client_min_messages = warning;

create table if not exists research_preferences (
    id             serial      constraint pk_research_preferences primary key,
    session_id     integer     not null,
    research_depth varchar(50) not null,
    content_types  jsonb       not null
);

alter table research_preferences
    add column if not exists auto_research boolean,
    add column if not exists factual_content boolean,
    add column if not exists writing_style jsonb,
    add column if not exists content_characteristics jsonb,
    add column if not exists target_audience jsonb,
    add column if not exists recommended_settings jsonb,
    add column if not exists created_at timestamptz,
    add column if not exists updated_at timestamptz;
alter table research_preferences
    alter column auto_research set default true,
    alter column factual_content set default true;
call adopt_id('research_preferences', '${service_role}');
call adopt_times('research_preferences', 'created_at', 'updated_at');
call adopt_json(
    'research_preferences', 'content_types', 'writing_style', 'content_characteristics', 'target_audience',
    'recommended_settings');
call adopt_session_id('research_preferences');
update research_preferences set content_types = '[]' where content_types = 'null';

alter table research_preferences
    add column version bigint not null default 0,
    add constraint ck_research_preferences_content_types check (jsonb_typeof(content_types) = 'array') not valid,
    add constraint ck_research_preferences_writing_style check (jsonb_typeof(writing_style) = 'object') not valid,
    add constraint ck_research_preferences_content_characteristics check (jsonb_typeof(content_characteristics) = 'object') not valid,
    add constraint ck_research_preferences_target_audience check (jsonb_typeof(target_audience) = 'object') not valid,
    add constraint ck_research_preferences_recommended_settings check (jsonb_typeof(recommended_settings) = 'object') not valid;

create index ix_research_preferences_session_id on research_preferences (session_id);

create trigger research_preferences_touch before update on research_preferences
    for each row execute function touch_row();

call adopt_policies('research_preferences');
alter table research_preferences enable row level security;
alter table research_preferences force row level security;
create policy research_preferences_owner on research_preferences
    using (session_id in (select id from onboarding_sessions))
    with check (session_id in (select id from onboarding_sessions));

grant select, insert, update, delete on research_preferences to "${service_role}";

comment on table research_preferences is 'Step 3: how research is to be done';
comment on column research_preferences.id is 'Unique identifier';
comment on column research_preferences.session_id is 'The session that the preferences were given in; they go with it';
comment on column research_preferences.research_depth is 'How deep research goes, such as Comprehensive';
comment on column research_preferences.content_types is 'What is to be written, such as Blog Posts: one JSON array';
comment on column research_preferences.auto_research is 'Whether research starts by itself';
comment on column research_preferences.factual_content is 'Whether facts must have a source';
comment on column research_preferences.writing_style is 'Copied from the website analysis: one JSON object';
comment on column research_preferences.content_characteristics is 'Copied from the website analysis: one JSON object';
comment on column research_preferences.target_audience is 'Copied from the website analysis: one JSON object';
comment on column research_preferences.recommended_settings is 'Copied from the website analysis: one JSON object';
comment on column research_preferences.created_at is 'Creation timestamp';
comment on column research_preferences.updated_at is 'Last update timestamp (moves by itself)';
comment on column research_preferences.version is 'Grows by one with each change';
