-- Back to the table of the seed system, with all rows.
revoke all on research_preferences from "${service_role}";
drop policy if exists research_preferences_owner on research_preferences;
alter table research_preferences no force row level security;
alter table research_preferences disable row level security;
drop trigger if exists research_preferences_touch on research_preferences;
drop index if exists ix_research_preferences_session_id;
alter table research_preferences
    drop constraint if exists ck_research_preferences_content_types,
    drop constraint if exists ck_research_preferences_writing_style,
    drop constraint if exists ck_research_preferences_content_characteristics,
    drop constraint if exists ck_research_preferences_target_audience,
    drop constraint if exists ck_research_preferences_recommended_settings,
    drop column if exists version,
    alter column created_at drop not null,
    alter column updated_at drop not null;
