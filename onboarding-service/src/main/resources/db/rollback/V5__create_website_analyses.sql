-- Back to the table of the seed system, with all rows.
revoke all on website_analyses from "${service_role}";
drop policy if exists website_analyses_owner on website_analyses;
alter table website_analyses no force row level security;
alter table website_analyses disable row level security;
drop trigger if exists website_analyses_touch on website_analyses;
drop index if exists ix_website_analyses_session_id;
alter table website_analyses
    drop constraint if exists ck_website_analyses_writing_style,
    drop constraint if exists ck_website_analyses_content_characteristics,
    drop constraint if exists ck_website_analyses_target_audience,
    drop constraint if exists ck_website_analyses_content_type,
    drop constraint if exists ck_website_analyses_recommended_settings,
    drop constraint if exists ck_website_analyses_brand_analysis,
    drop constraint if exists ck_website_analyses_content_strategy_insights,
    drop constraint if exists ck_website_analyses_crawl_result,
    drop constraint if exists ck_website_analyses_style_patterns,
    drop constraint if exists ck_website_analyses_style_guidelines,
    drop column if exists version,
    alter column created_at drop not null,
    alter column updated_at drop not null;
