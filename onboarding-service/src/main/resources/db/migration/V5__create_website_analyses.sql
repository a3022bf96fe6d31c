-- Step 2: what was found out about a website.
set local lock_timeout = '3s';
set local client_min_messages = warning;

create table if not exists website_analyses (
    id          serial       constraint pk_website_analyses primary key,
    session_id  integer      not null,
    website_url varchar(500) not null
);

alter table website_analyses
    add column if not exists analysis_date timestamptz,
    add column if not exists writing_style jsonb,
    add column if not exists content_characteristics jsonb,
    add column if not exists target_audience jsonb,
    add column if not exists content_type jsonb,
    add column if not exists recommended_settings jsonb,
    add column if not exists brand_analysis jsonb,
    add column if not exists content_strategy_insights jsonb,
    add column if not exists crawl_result jsonb,
    add column if not exists style_patterns jsonb,
    add column if not exists style_guidelines jsonb,
    add column if not exists status varchar(50),
    add column if not exists error_message text,
    add column if not exists warning_message text,
    add column if not exists created_at timestamptz,
    add column if not exists updated_at timestamptz;
alter table website_analyses alter column status set default 'completed';
call adopt_id('website_analyses', '${service_role}');
call adopt_time('website_analyses', 'analysis_date');
call adopt_times('website_analyses', 'created_at', 'updated_at');
call adopt_json(
    'website_analyses', 'writing_style', 'content_characteristics', 'target_audience', 'content_type',
    'recommended_settings', 'brand_analysis', 'content_strategy_insights', 'crawl_result', 'style_patterns',
    'style_guidelines');
call adopt_session_id('website_analyses');

alter table website_analyses
    add column version bigint not null default 0,
    add constraint ck_website_analyses_writing_style check (jsonb_typeof(writing_style) = 'object') not valid,
    add constraint ck_website_analyses_content_characteristics check (jsonb_typeof(content_characteristics) = 'object') not valid,
    add constraint ck_website_analyses_target_audience check (jsonb_typeof(target_audience) = 'object') not valid,
    add constraint ck_website_analyses_content_type check (jsonb_typeof(content_type) = 'object') not valid,
    add constraint ck_website_analyses_recommended_settings check (jsonb_typeof(recommended_settings) = 'object') not valid,
    add constraint ck_website_analyses_brand_analysis check (jsonb_typeof(brand_analysis) = 'object') not valid,
    add constraint ck_website_analyses_content_strategy_insights check (jsonb_typeof(content_strategy_insights) = 'object') not valid,
    add constraint ck_website_analyses_crawl_result check (jsonb_typeof(crawl_result) = 'object') not valid,
    add constraint ck_website_analyses_style_patterns check (jsonb_typeof(style_patterns) = 'object') not valid,
    add constraint ck_website_analyses_style_guidelines check (jsonb_typeof(style_guidelines) = 'object') not valid;

create index ix_website_analyses_session_id on website_analyses (session_id);

create trigger website_analyses_touch before update on website_analyses for each row execute function touch_row();

call adopt_policies('website_analyses');
alter table website_analyses enable row level security;
alter table website_analyses force row level security;
create policy website_analyses_owner on website_analyses
    using (session_id in (select id from onboarding_sessions))
    with check (session_id in (select id from onboarding_sessions));

grant select, insert, update, delete on website_analyses to "${service_role}";

comment on table website_analyses is 'Step 2: what was found out about a website; a session may have several';
comment on column website_analyses.id is 'Unique identifier';
comment on column website_analyses.session_id is 'The session that the website was analysed in; the analysis goes with it';
comment on column website_analyses.website_url is 'The address of the website';
comment on column website_analyses.analysis_date is 'When the website was analysed';
comment on column website_analyses.writing_style is 'Tone, voice, complexity and engagement: one JSON object';
comment on column website_analyses.content_characteristics is 'Sentence structure, vocabulary, readability: one JSON object';
comment on column website_analyses.target_audience is 'Demographics, expertise, pain points of the readers: one JSON object';
comment on column website_analyses.content_type is 'Primary and secondary types of content and their purpose: one JSON object';
comment on column website_analyses.recommended_settings is 'Settings for generating content that fits: one JSON object';
comment on column website_analyses.brand_analysis is 'Brand voice, values and positioning: one JSON object';
comment on column website_analyses.content_strategy_insights is 'Strengths, weaknesses, opportunities, threats: one JSON object';
comment on column website_analyses.crawl_result is 'What was read from the website: one JSON object';
comment on column website_analyses.style_patterns is 'Patterns found in the texts: one JSON object';
comment on column website_analyses.style_guidelines is 'Guidelines made from the patterns: one JSON object';
comment on column website_analyses.status is 'completed, failed or in_progress';
comment on column website_analyses.error_message is 'Why the analysis failed';
comment on column website_analyses.warning_message is 'What the analysis could not do';
comment on column website_analyses.created_at is 'Creation timestamp';
comment on column website_analyses.updated_at is 'Last update timestamp (moves by itself)';
comment on column website_analyses.version is 'Grows by one with each change';
