-- Step 1: keys of AI providers.
set local lock_timeout = '3s';
set local client_min_messages = warning;

create table if not exists api_keys (
    id         serial      constraint pk_api_keys primary key,
    session_id integer,
    provider   varchar(64) not null,
    key        text        not null
);

-- A ciphertext is longer than the 256 characters that a key may have.
alter table api_keys alter column key type text;
alter table api_keys
    add column if not exists created_at timestamptz,
    add column if not exists updated_at timestamptz;
call adopt_id('api_keys', '${service_role}');
call adopt_times('api_keys', 'created_at', 'updated_at');
call adopt_session_id('api_keys');

-- Keys without a session, which the seed system allowed, stay, but belong to nobody.
alter table api_keys
    add column version bigint not null default 0,
    add constraint ck_api_keys_session_id check (session_id is not null) not valid;

create index ix_api_keys_session_id on api_keys (session_id);

create trigger api_keys_touch before update on api_keys for each row execute function touch_row();

call adopt_policies('api_keys');
alter table api_keys enable row level security;
alter table api_keys force row level security;
create policy api_keys_owner on api_keys
    using (session_id in (select id from onboarding_sessions))
    with check (session_id in (select id from onboarding_sessions));

grant select, insert, update, delete on api_keys to "${service_role}";

comment on table api_keys is 'Step 1: keys of AI providers';
comment on column api_keys.id is 'Unique identifier';
comment on column api_keys.session_id is 'The session that the key was given in; the key goes with it';
comment on column api_keys.provider is 'Whose key it is, such as gemini';
comment on column api_keys.key is 'The key: plain text if the seed system or SQL wrote it, otherwise a ciphertext';
comment on column api_keys.created_at is 'Creation timestamp';
comment on column api_keys.updated_at is 'Last update timestamp (moves by itself)';
comment on column api_keys.version is 'Grows by one with each change';
