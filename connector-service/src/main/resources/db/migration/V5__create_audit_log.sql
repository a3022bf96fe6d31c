-- Who did what, and when. Rows are added and never change.
set local lock_timeout = '3s';

create table audit_log (
    id         bigint generated always as identity constraint pk_audit_log primary key,
    at         timestamptz  not null default clock_timestamp(),
    actor      varchar(255) not null,
    action     varchar(60)  not null,
    profile_id varchar(255),
    details    jsonb        not null constraint ck_audit_log_details check (jsonb_typeof(details) = 'object')
);

-- The order of the lists, one index for each thing that they can be narrowed to.
create index ix_audit_log_at on audit_log (at, id);
create index ix_audit_log_profile_id on audit_log (profile_id, at, id);
create index ix_audit_log_actor on audit_log (actor, at, id);
create index ix_audit_log_action on audit_log (action, at, id);

create function refuse_change() returns trigger
    language plpgsql as
$$
begin
    -- Only purge_audit_log sets it. Whoever else does still needs the right to delete, which the service does not have.
    if tg_op = 'DELETE' and current_setting('onramp.audit_purge', true) = 'on' then
        return null;
    end if;
    raise exception 'Rows of % are never changed', tg_table_name;
end
$$;

create trigger audit_log_append_only before update or delete or truncate on audit_log
    for each statement execute function refuse_change();

-- Runs with the rights of its caller.
create function purge_audit_log(before timestamptz) returns bigint
    language plpgsql as
$$
declare
    purged bigint;
begin
    perform set_config('onramp.audit_purge', 'on', true);
    delete from audit_log where at < before;
    get diagnostics purged = row_count;
    perform set_config('onramp.audit_purge', 'off', true);
    insert into audit_log (actor, action, details)
    values (session_user, 'audit-purged', jsonb_build_object('before', before, 'entries', purged));
    return purged;
end
$$;

revoke execute on function purge_audit_log(timestamptz) from public;

-- Not the right to change or delete, whoever finds a way to speak SQL as the service.
grant select, insert on audit_log to "${service_role}";

comment on function refuse_change() is 'Keeps rows from being changed, by whomever, but for purge_audit_log';
comment on function purge_audit_log(timestamptz) is
'Removes the entries before a time, tells so in the log, and returns how many there were; for the owner alone';
comment on table audit_log is 'Who did what to a profile, and when; append-only';
comment on column audit_log.id is 'Order of the entries';
comment on column audit_log.at is 'When it happened';
comment on column audit_log.actor is 'The user who did it';
comment on column audit_log.action is 'What was done, such as update or test';
comment on column audit_log.profile_id is 'The profile that it was done to; it may be gone by now';
comment on column audit_log.details is 'What changed or came out; secrets only as changed or unchanged';
