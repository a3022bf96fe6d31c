-- The table of the seed system, which may be here already, with rows; it now knows when a row changed.
set local lock_timeout = '3s';

create table if not exists service_proposals (
    proposal_id   varchar(255) constraint pk_service_proposals primary key,
    proposal_data jsonb        not null,
    created_at    timestamptz  not null default now()
);

-- The seed's guide names no key and lets times be missing; its migration does better.
do $$
begin
    if exists (select from pg_constraint
               where conrelid = 'service_proposals'::regclass and conname = 'service_proposals_pkey') then
        alter table service_proposals rename constraint service_proposals_pkey to pk_service_proposals;
    end if;
end
$$;

-- No list can place a row without a time, or with one that is no date.
alter table service_proposals add column if not exists updated_at timestamptz;
update service_proposals
set created_at = case when updated_at between '0001-01-01 00:00:00Z' and '9999-12-31 23:59:59.999999Z' then updated_at else now() end
where created_at is null or created_at not between '0001-01-01 00:00:00Z' and '9999-12-31 23:59:59.999999Z';
update service_proposals
set updated_at = created_at
where updated_at is null or updated_at not between '0001-01-01 00:00:00Z' and '9999-12-31 23:59:59.999999Z';
alter table service_proposals
    alter column created_at set default now(),
    alter column created_at set not null,
    alter column updated_at set default now(),
    alter column updated_at set not null,
    add column if not exists version bigint not null default 0;

-- Not valid: rows that are here already stay as they are, and are read as empty documents.
alter table service_proposals
    drop constraint if exists ck_service_proposals_proposal_data,
    add constraint ck_service_proposals_proposal_data
        check (jsonb_typeof(proposal_data) = 'object') not valid;
alter table service_proposals
    drop constraint if exists ck_service_proposals_times,
    add constraint ck_service_proposals_times check (
        created_at between '0001-01-01 00:00:00Z' and '9999-12-31 23:59:59.999999Z'
        and updated_at between '0001-01-01 00:00:00Z' and '9999-12-31 23:59:59.999999Z');

-- The seed's index, which now holds the place of a row in a list too.
drop index if exists ix_service_proposals_created_at;
create index ix_service_proposals_created_at on service_proposals (created_at, proposal_id);

-- Which proposals refer to a client. A hash, because what people wrote there may be longer than a btree takes.
create index if not exists ix_service_proposals_client_id on service_proposals
    using hash ((proposal_data ->> 'client_id'));

drop trigger if exists service_proposals_touch on service_proposals;
create trigger service_proposals_touch before update on service_proposals for each row execute function touch_row();

grant select, insert, update, delete on service_proposals to "${service_role}";

comment on table service_proposals is 'Generated service proposals and statements of work';
comment on column service_proposals.proposal_id is 'Unique proposal identifier';
comment on column service_proposals.proposal_data is '{
  "client_id": "string",
  "proposal_type": "implementation|consulting",
  "pricing": {
    "total": number,
    "breakdown": {...}
  },
  "timeline": {
    "start_date": "date",
    "end_date": "date",
    "phases": [...]
  },
  "resources": {
    "consultants": [...],
    "hours": number
  },
  "status": "draft|sent|accepted|rejected"
}';
comment on column service_proposals.created_at is 'Proposal creation timestamp';
comment on column service_proposals.updated_at is 'Last update timestamp';
comment on column service_proposals.version is 'Grows by one with each change; part of the ETag';
