-- What came out of the last tests of each profile, so that people see since when a connection fails.
set local lock_timeout = '3s';

create table connection_tests (
    id         uuid         constraint pk_connection_tests primary key,
    profile_id varchar(255) not null
        constraint fk_connection_tests_profile_id references connector_profiles (id) on delete cascade,
    tested_by  varchar(255) not null,
    status     varchar(20)  not null constraint ck_connection_tests_status check (status in ('success', 'failed')),
    code       varchar(60)  constraint ck_connection_tests_code check ((code is null) = (status = 'success')),
    result     jsonb        not null constraint ck_connection_tests_result check (jsonb_typeof(result) = 'object'),
    created_at timestamptz  not null default now()
);

create index ix_connection_tests_profile_id on connection_tests (profile_id, created_at, id);

grant select, insert, delete on connection_tests to "${service_role}";

comment on table connection_tests is 'The last 100 tests of each connection profile';
comment on column connection_tests.id is 'UUID, version 7';
comment on column connection_tests.profile_id is 'The profile that was tested';
comment on column connection_tests.tested_by is 'The user who asked for the test';
comment on column connection_tests.status is 'success or failed';
comment on column connection_tests.code is 'Why it failed, such as auth-failed';
comment on column connection_tests.result is 'Message, stages, server version, latency and duration';
comment on column connection_tests.created_at is 'When the test ended';
