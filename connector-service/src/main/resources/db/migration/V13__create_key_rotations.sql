-- Rotation of keys goes on where it was after the death of the process.
set local lock_timeout = '3s';

create table key_rotations (
    operation_id    uuid         constraint pk_key_rotations primary key
        constraint fk_key_rotations_operation_id references operations (id) on delete cascade,
    position        varchar(255),
    total           bigint       not null,
    done            bigint       not null default 0,
    re_encrypted    bigint       not null default 0,
    already_current bigint       not null default 0,
    failed          bigint       not null default 0,
    failures        jsonb        not null default '{}'
        constraint ck_key_rotations_failures check (jsonb_typeof(failures) = 'object'),
    created_at      timestamptz  not null default now(),
    finished_at     timestamptz
);

grant select, insert, update on key_rotations to "${service_role}";

comment on table key_rotations is 'How far rotations of keys are, written with each batch';
comment on column key_rotations.operation_id is 'The operation, with which it goes';
comment on column key_rotations.position is 'The id of the last profile that was looked at; null at the start';
comment on column key_rotations.total is 'How many profiles there were at the start';
comment on column key_rotations.done is 'How many profiles were looked at';
comment on column key_rotations.re_encrypted is 'How many secrets were encrypted anew';
comment on column key_rotations.already_current is 'How many secrets were in the right form already';
comment on column key_rotations.failed is 'How many secrets cannot be decrypted';
comment on column key_rotations.failures is 'Ids of the first profiles with such secrets, as {"profiles": [...]}';
comment on column key_rotations.created_at is 'When it began';
comment on column key_rotations.finished_at is 'When it ended';
