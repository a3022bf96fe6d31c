-- The table of the seed system, which may be here already; of the sessions of one user at most one is active now.
set local lock_timeout = '3s';
set local client_min_messages = warning;

create table if not exists onboarding_sessions (
    id      serial       constraint pk_onboarding_sessions primary key,
    user_id varchar(255) not null
);

-- An old numeric user_id keeps its digits.
alter table onboarding_sessions alter column user_id type varchar(255) using user_id::text;
alter table onboarding_sessions
    add column if not exists current_step integer,
    add column if not exists progress double precision,
    add column if not exists started_at timestamptz,
    add column if not exists updated_at timestamptz;
call adopt_id('onboarding_sessions', '${service_role}');
call adopt_times('onboarding_sessions', 'started_at', 'updated_at');

-- What lies outside of the six steps becomes the nearest step, and the same for per cent.
update onboarding_sessions
set current_step = least(greatest(coalesce(current_step, 1), 1), 6),
    progress = case when progress = 'NaN' then 0 else least(greatest(coalesce(progress, 0), 0), 100) end
where (current_step between 1 and 6 and progress between 0 and 100) is not true;
alter table onboarding_sessions
    alter column current_step set default 1,
    alter column current_step set not null,
    alter column progress set default 0.0,
    alter column progress set not null;

alter table onboarding_sessions
    add column active boolean not null default true,
    add column version bigint not null default 0;

-- The session that was changed last stays the active one.
update onboarding_sessions
set active = false
where id in (
    select id
    from (
        select id, row_number() over (partition by user_id order by updated_at desc, id desc) as place
        from onboarding_sessions
    ) as sessions
    where place > 1
);

alter table onboarding_sessions
    add constraint ck_onboarding_sessions_user_id check (user_id <> '') not valid,
    add constraint ck_onboarding_sessions_current_step check (current_step between 1 and 6),
    add constraint ck_onboarding_sessions_progress check (progress between 0 and 100);

create unique index ux_onboarding_sessions_active on onboarding_sessions (user_id) where active;

-- Every query is by user, and lists are by time.
drop index if exists idx_onboarding_sessions_user_id;
create index idx_onboarding_sessions_user_id on onboarding_sessions (user_id, started_at desc, id desc);

create trigger onboarding_sessions_touch before update on onboarding_sessions
    for each row execute function touch_row();

call adopt_policies('onboarding_sessions');
alter table onboarding_sessions enable row level security;
alter table onboarding_sessions force row level security;
create policy onboarding_sessions_owner on onboarding_sessions
    using (user_id = nullif(current_setting('app.owner', true), ''))
    with check (user_id = nullif(current_setting('app.owner', true), ''));

grant select, insert, update, delete on onboarding_sessions to "${service_role}";

comment on table onboarding_sessions is 'Where each user stands in the six steps of onboarding; at most one session of a user is active';
comment on column onboarding_sessions.id is 'Unique identifier';
comment on column onboarding_sessions.user_id is 'The user (sub of the token) that the session belongs to';
comment on column onboarding_sessions.current_step is 'The step that comes next, 1 to 6';
comment on column onboarding_sessions.progress is 'Per cent of the onboarding that is done, 0 to 100';
comment on column onboarding_sessions.started_at is 'When the session was started';
comment on column onboarding_sessions.updated_at is 'Last update timestamp (moves by itself)';
comment on column onboarding_sessions.active is 'False for a session that was left behind by a later one';
comment on column onboarding_sessions.version is 'Grows by one with each change; part of the ETag';
