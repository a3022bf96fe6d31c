-- Back to the table of the seed system, with all rows. Which session was the active one is lost.
revoke all on onboarding_sessions from "${service_role}";
drop policy if exists onboarding_sessions_owner on onboarding_sessions;
alter table onboarding_sessions no force row level security;
alter table onboarding_sessions disable row level security;
drop trigger if exists onboarding_sessions_touch on onboarding_sessions;
drop index if exists ux_onboarding_sessions_active;
drop index if exists idx_onboarding_sessions_user_id;
alter table onboarding_sessions
    drop constraint if exists ck_onboarding_sessions_user_id,
    drop constraint if exists ck_onboarding_sessions_current_step,
    drop constraint if exists ck_onboarding_sessions_progress,
    drop column if exists active,
    drop column if exists version,
    alter column current_step drop not null,
    alter column progress drop not null,
    alter column started_at drop not null,
    alter column updated_at drop not null;
create index idx_onboarding_sessions_user_id on onboarding_sessions (user_id);
