-- Back to the table of the seed system. When a proposal was changed is lost, no proposal is.
revoke all on service_proposals from "${service_role}";
drop trigger if exists service_proposals_touch on service_proposals;
drop index if exists ix_service_proposals_client_id;
alter table service_proposals
    drop constraint if exists ck_service_proposals_proposal_data,
    drop constraint if exists ck_service_proposals_times,
    drop column if exists updated_at,
    drop column if exists version;
drop index if exists ix_service_proposals_created_at;
create index ix_service_proposals_created_at on service_proposals (created_at);
