-- Answers to creating requests, so that a request that is sent again is not done again.
set local lock_timeout = '3s';

create table idempotency_keys (
    owner       varchar(255) not null,
    key         varchar(255) not null,
    fingerprint text         not null,
    location    text,
    etag        text,
    body        text,
    created_at  timestamptz  not null default now(),
    constraint pk_idempotency_keys primary key (owner, key)
);

create index ix_idempotency_keys_created_at on idempotency_keys (created_at);
create index ix_idempotency_keys_owner_location on idempotency_keys (owner, location);

alter table idempotency_keys enable row level security;
alter table idempotency_keys force row level security;
create policy idempotency_keys_owner on idempotency_keys
    using (owner = current_setting('app.owner', true))
    with check (owner = current_setting('app.owner', true));
-- Upkeep belongs to no owner: it may see and delete what has expired, and nothing else.
create policy idempotency_keys_expired_seen on idempotency_keys
    for select using (created_at < now() - interval '24 hours' and nullif(current_setting('app.owner', true), '') is null);
create policy idempotency_keys_expired_deleted on idempotency_keys
    for delete using (created_at < now() - interval '24 hours' and nullif(current_setting('app.owner', true), '') is null);

grant select, insert, update, delete on idempotency_keys to "${service_role}";

comment on table idempotency_keys is 'Answers to creating requests by Idempotency-Key, kept for 24 hours';
comment on column idempotency_keys.owner is 'The user who sent the key';
comment on column idempotency_keys.key is 'The Idempotency-Key header';
comment on column idempotency_keys.fingerprint is 'SHA-256 of the request, to tell a repetition from another request';
comment on column idempotency_keys.location is 'Path of the created resource';
comment on column idempotency_keys.etag is 'ETag of the first answer';
comment on column idempotency_keys.body is 'Body of the first answer, JSON';
comment on column idempotency_keys.created_at is 'When the key was first used';
