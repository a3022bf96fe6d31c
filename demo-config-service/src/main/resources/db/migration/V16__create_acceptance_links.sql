-- Links by which clients accept or reject without an account; who reads this table cannot make one up.
set local lock_timeout = '3s';

create table acceptance_links (
    token_sha256    varchar(64)  constraint pk_acceptance_links primary key,
    proposal_id     varchar(255) not null,
    created_at      timestamptz  not null,
    created_by      varchar(255) not null,
    revoked_at      timestamptz,
    revoked_because varchar(20),
    constraint fk_acceptance_links_proposal_id foreign key (proposal_id)
        references service_proposals (proposal_id) on delete cascade,
    constraint ck_acceptance_links_revoked check ((revoked_at is null) = (revoked_because is null)),
    constraint ck_acceptance_links_revoked_because check (revoked_because in ('revoked', 'superseded'))
);

create unique index ux_acceptance_links_live on acceptance_links (proposal_id) where revoked_at is null;
create index ix_acceptance_links_proposal_id on acceptance_links (proposal_id);

grant select, insert on acceptance_links to "${service_role}";
grant update (revoked_at, revoked_because) on acceptance_links to "${service_role}";

comment on table acceptance_links is 'Links by which clients accept or reject proposals';
comment on column acceptance_links.token_sha256 is 'SHA-256 of the token in the link, hex; the token itself is nowhere';
comment on column acceptance_links.proposal_id is 'The proposal that it is for';
comment on column acceptance_links.created_at is 'When it was made';
comment on column acceptance_links.created_by is 'The user who made it';
comment on column acceptance_links.revoked_at is 'Since when it no longer works';
comment on column acceptance_links.revoked_because is
'revoked by a user, or superseded by a revision of the proposal';
