-- A proposal may take the place of an earlier one, and its row knows how the evidence of its life ends.
set local lock_timeout = '3s';

alter table service_proposals
    add column if not exists root_id       varchar(255),
    add column if not exists revision      integer not null default 1,
    add column if not exists revises       varchar(255),
    add column if not exists superseded_by varchar(255),
    add column if not exists sent_at       timestamptz,
    add column if not exists client_name   text,
    add column if not exists decided_at    timestamptz,
    add column if not exists event_count   integer not null default 0,
    add column if not exists event_head    varchar(64);

-- What was revised cannot be deleted, unless its only revisions were voided before they were sent: these go with it. The
-- successor may be deleted, which does not undo that it took the place of another.
alter table service_proposals
    drop constraint if exists ck_service_proposals_revision,
    add constraint ck_service_proposals_revision check (
        revision >= 1 and (revises is null) = (root_id is null) and (revises is null) = (revision = 1)),
    drop constraint if exists fk_service_proposals_revises,
    add constraint fk_service_proposals_revises
        foreign key (revises) references service_proposals (proposal_id) on delete cascade;

-- Of a proposal and all its revisions one alone is neither superseded nor voided.
create unique index if not exists ux_service_proposals_open on service_proposals (coalesce(root_id, proposal_id))
    where superseded_by is null and coalesce(proposal_data ->> 'status', '') <> 'voided';
create index if not exists ix_service_proposals_root_id on service_proposals (root_id) where root_id is not null;
create index if not exists ix_service_proposals_revises on service_proposals (revises) where revises is not null;

comment on column service_proposals.proposal_data is '{
  "client_id": "string",
  "proposal_type": "implementation|consulting",
  "title": "string",
  "notes": "string, internal",
  "currency": "ISO 4217",
  "valid_until": "date",
  "time_zone": "IANA zone",
  "pricing": {
    "total": number,
    "breakdown": {...},
    "lines": [...],
    "totals": {...}
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
  "rate_card": {
    "code": "string",
    "version": number
  },
  "status": "draft|sent|accepted|rejected|voided"
}';
comment on column service_proposals.root_id is 'The first proposal of the revisions; null for the first itself';
comment on column service_proposals.revision is 'Counts the revisions from 1';
comment on column service_proposals.revises is 'The proposal that this one takes the place of';
comment on column service_proposals.superseded_by is 'The proposal that took the place of this one; it may be deleted';
comment on column service_proposals.sent_at is 'When it was sent';
comment on column service_proposals.client_name is 'The name of the client when it was sent';
comment on column service_proposals.decided_at is 'When it was accepted or rejected';
comment on column service_proposals.event_count is 'How many events there are of it';
comment on column service_proposals.event_head is 'The hash of the last event';
