-- Back to the table of the seed system, with all rows.
revoke all on persona_data from "${service_role}";
drop policy if exists persona_data_owner on persona_data;
alter table persona_data no force row level security;
alter table persona_data disable row level security;
drop trigger if exists persona_data_touch on persona_data;
alter table persona_data
    drop constraint if exists ck_persona_data_core_persona,
    drop constraint if exists ck_persona_data_platform_personas,
    drop constraint if exists ck_persona_data_quality_metrics,
    drop constraint if exists ck_persona_data_selected_platforms,
    drop column if exists version,
    alter column created_at drop not null,
    alter column updated_at drop not null;
