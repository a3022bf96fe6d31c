-- What became of proposals, so that it can be proved. Rows are added and never change.
set local lock_timeout = '3s';

create table proposal_events (
    proposal_id     varchar(255) not null,
    sequence        integer      not null,
    action          varchar(20)  not null,
    actor           varchar(255),
    name            varchar(200),
    at              timestamptz  not null,
    address         varchar(100),
    user_agent      varchar(500),
    reason          varchar(2000),
    successor       varchar(255),
    link_sha256     varchar(64),
    document        text,
    document_sha256 varchar(64),
    previous_sha256 varchar(64),
    sha256          varchar(64)  not null,
    constraint pk_proposal_events primary key (proposal_id, sequence),
    constraint fk_proposal_events_proposal_id foreign key (proposal_id)
        references service_proposals (proposal_id) on delete cascade,
    constraint ck_proposal_events_sequence check (sequence >= 1),
    constraint ck_proposal_events_who check (actor is not null or name is not null)
);

create function refuse_event_change() returns trigger
    language plpgsql as
$$
begin
    -- With their proposal they go: it is not there any more when the events follow it.
    if tg_op = 'DELETE' then
        if not exists (select from service_proposals where proposal_id = old.proposal_id) then
            return old;
        end if;
    end if;
    raise exception 'Rows of % are never changed', tg_table_name;
end
$$;

create trigger proposal_events_append_only before update or delete on proposal_events
    for each row execute function refuse_event_change();
create trigger proposal_events_keep before truncate on proposal_events
    for each statement execute function refuse_event_change();

create function refuse_bound_deletion() returns trigger
    language plpgsql as
$$
begin
    if coalesce(old.proposal_data ->> 'status', '') = 'accepted'
        or coalesce(old.proposal_data ->> 'status', '') = 'sent' and old.superseded_by is null
        or exists (select from proposal_events
                   where proposal_id = old.proposal_id and action = 'accepted')
        or (select action from proposal_events
            where proposal_id = old.proposal_id and action in ('sent', 'rejected', 'voided', 'revised', 'reopened')
            order by sequence desc limit 1) in ('sent', 'reopened') then
        raise exception 'Proposal % was sent or accepted: it stays', old.proposal_id;
    end if;
    return old;
end
$$;

create trigger service_proposals_keep before delete on service_proposals
    for each row execute function refuse_bound_deletion();

-- Not the right to change or delete, whoever finds a way to speak SQL as the service.
grant select, insert on proposal_events to "${service_role}";

comment on function refuse_event_change() is 'Keeps events from being changed, or deleted without their proposal';
comment on function refuse_bound_deletion() is
'Keeps what was sent or accepted from being deleted with its evidence, whatever the row says now';
comment on table proposal_events is 'What became of proposals: a chain of hashes for each; append-only';
comment on column proposal_events.proposal_id is 'The proposal';
comment on column proposal_events.sequence is 'Counts the events of the proposal from 1';
comment on column proposal_events.action is 'What was done, such as sent or accepted';
comment on column proposal_events.actor is 'The user who did it; null for the holder of a link';
comment on column proposal_events.name is 'The name that was typed to accept or reject';
comment on column proposal_events.at is 'When it was done';
comment on column proposal_events.address is 'The network address that it was done from';
comment on column proposal_events.user_agent is 'What the program that was used calls itself';
comment on column proposal_events.reason is 'Why, as it was typed';
comment on column proposal_events.successor is 'The revision that took the place of the proposal';
comment on column proposal_events.link_sha256 is 'SHA-256 of the token of the link that was made, ended or used, hex';
comment on column proposal_events.document is 'The whole proposal as it was then, canonical JSON';
comment on column proposal_events.document_sha256 is 'SHA-256 of the document, hex';
comment on column proposal_events.previous_sha256 is 'The hash of the event before; null for the first';
comment on column proposal_events.sha256 is 'SHA-256 over all other columns, hex';
