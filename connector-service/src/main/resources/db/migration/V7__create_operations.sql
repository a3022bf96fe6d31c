-- Long work: what was asked for, how far it is, and how it ended.
set local lock_timeout = '3s';

create table operations (
    id               uuid         constraint pk_operations primary key,
    version          bigint       not null default 0,
    kind             varchar(60)  not null,
    profile_id       varchar(255),
    owner            varchar(255) not null,
    status           varchar(20)  not null default 'queued'
        constraint ck_operations_status check (status in ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
    cancel_requested boolean      not null default false,
    attempt          integer      not null default 0,
    input            jsonb        not null constraint ck_operations_input check (jsonb_typeof(input) = 'object'),
    progress         jsonb        not null default '{}'
        constraint ck_operations_progress check (jsonb_typeof(progress) = 'object'),
    result           jsonb        constraint ck_operations_result check (jsonb_typeof(result) = 'object'),
    problem          jsonb        constraint ck_operations_problem check (jsonb_typeof(problem) = 'object'),
    created_at       timestamptz  not null default clock_timestamp(),
    started_at       timestamptz,
    finished_at      timestamptz,
    constraint ck_operations_finished check ((status in ('succeeded', 'failed', 'cancelled')) = (finished_at is not null))
);

-- One at a time of a kind for a profile, and for what concerns no single profile.
create unique index uq_operations_active on operations (kind, coalesce(profile_id, ''))
    where status in ('queued', 'running');
create index ix_operations_created_at on operations (created_at, id);
create index ix_operations_profile_id on operations (profile_id, created_at);
create index ix_operations_kind on operations (kind, created_at, id);
create index ix_operations_status on operations (status, created_at, id);
create index ix_operations_finished_at on operations (finished_at);

grant select, insert, update, delete on operations to "${service_role}";

comment on table operations is 'Work that takes longer than a request';
comment on column operations.id is 'UUID version 7';
comment on column operations.version is 'Counts the changes';
comment on column operations.kind is 'What is done, such as discovery';
comment on column operations.profile_id is 'The profile that it is about; it may be gone by now; null if about no single one';
comment on column operations.owner is 'The user who asked for it';
comment on column operations.status is 'queued, running, succeeded, failed or cancelled';
comment on column operations.cancel_requested is 'Whether it is to end early';
comment on column operations.attempt is 'Which run it is in: a run that was taken for dead may not write any more';
comment on column operations.input is 'What was asked for';
comment on column operations.progress is 'How far it is, in the words of its kind';
comment on column operations.result is 'What came out; null unless succeeded';
comment on column operations.problem is 'Why it failed, as an RFC 9457 problem; null unless failed';
comment on column operations.created_at is 'When it was asked for';
comment on column operations.started_at is 'When it first began';
comment on column operations.finished_at is 'When it ended; such rows go after 30 days';
