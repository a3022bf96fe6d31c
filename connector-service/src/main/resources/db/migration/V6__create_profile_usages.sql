-- What other services need profiles for: a profile in use is not deleted.
set local lock_timeout = '3s';

create table profile_usages (
    profile_id    varchar(255) not null constraint fk_profile_usages_profile_id references connector_profiles (id) on delete restrict,
    consumer      varchar(255) not null,
    ref           varchar(255) not null,
    registered_by varchar(255) not null,
    created_at    timestamptz  not null default now(),
    number        bigint generated always as identity constraint uq_profile_usages_number unique,
    constraint pk_profile_usages primary key (profile_id, consumer, ref)
);

create index ix_profile_usages_created_at on profile_usages (profile_id, created_at, number);

-- A use is there or not; nothing in it changes.
grant select, insert, delete on profile_usages to "${service_role}";

comment on table profile_usages is 'What other services need profiles for';
comment on column profile_usages.profile_id is 'The profile, which cannot be deleted while it is used';
comment on column profile_usages.consumer is 'The service that uses it';
comment on column profile_usages.ref is 'What in that service needs it';
comment on column profile_usages.registered_by is 'The user who registered the use';
comment on column profile_usages.created_at is 'When it was registered';
comment on column profile_usages.number is 'Order of registration, and the place in lists';
