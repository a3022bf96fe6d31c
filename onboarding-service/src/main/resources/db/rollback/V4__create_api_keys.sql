-- Back to the table of the seed system, with all rows.
revoke all on api_keys from "${service_role}";
drop policy if exists api_keys_owner on api_keys;
alter table api_keys no force row level security;
alter table api_keys disable row level security;
drop trigger if exists api_keys_touch on api_keys;
drop index if exists ix_api_keys_session_id;
alter table api_keys
    drop constraint if exists ck_api_keys_session_id,
    drop column if exists version,
    alter column created_at drop not null,
    alter column updated_at drop not null;
