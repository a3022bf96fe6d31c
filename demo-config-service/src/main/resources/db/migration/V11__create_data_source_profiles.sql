-- What is known of the connector profiles that clients name, and which uses of them connector-service has to hear of.
set local lock_timeout = '3s';

create table if not exists data_source_profiles (
    client_id     varchar(255) not null,
    profile_id    varchar(255) not null,
    wanted        boolean      not null default true,
    change        bigint       not null default 0,
    verification  varchar(20)  not null default 'unverified',
    checked_at    timestamptz,
    usage         varchar(20)  not null default 'unregistered',
    attempts      integer      not null default 0,
    due_at        timestamptz  not null default now(),
    claimed_until timestamptz,
    constraint pk_data_source_profiles primary key (client_id, profile_id),
    constraint ck_data_source_profiles_verification check (verification in ('unverified', 'verified', 'missing')),
    constraint ck_data_source_profiles_usage check (usage in ('unregistered', 'registering', 'registered'))
);

create index if not exists ix_data_source_profiles_due_at on data_source_profiles (due_at);

grant select, insert, update, delete on data_source_profiles to "${service_role}";

comment on table data_source_profiles is 'Connector profiles that data sources of clients name; each row is work for the background job when it is due';
comment on column data_source_profiles.client_id is 'The client; it may be gone, until connector-service knows';
comment on column data_source_profiles.profile_id is 'The profile in connector-service';
comment on column data_source_profiles.wanted is 'Whether the client names the profile; if not, the use is still to be removed from connector-service';
comment on column data_source_profiles.change is 'Grows whenever wanted changes, so that work for an older wish does not count';
comment on column data_source_profiles.verification is 'unverified: not known; verified: the profile was there; missing: it was not';
comment on column data_source_profiles.checked_at is 'When connector-service said so';
comment on column data_source_profiles.usage is 'unregistered: connector-service has not been told; registering: perhaps; registered: it has said so';
comment on column data_source_profiles.attempts is 'How often in a row the work has not succeeded';
comment on column data_source_profiles.due_at is 'When there is work to do';
comment on column data_source_profiles.claimed_until is 'A replica is at work until then, or has died';
