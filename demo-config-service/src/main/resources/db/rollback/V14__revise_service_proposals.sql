-- Revisions stay, as proposals of their own.
drop index if exists ux_service_proposals_open;
drop index if exists ix_service_proposals_revises;
drop index if exists ix_service_proposals_root_id;
alter table service_proposals
    drop constraint if exists ck_service_proposals_revision,
    drop constraint if exists fk_service_proposals_revises,
    drop column if exists root_id,
    drop column if exists revision,
    drop column if exists revises,
    drop column if exists superseded_by,
    drop column if exists sent_at,
    drop column if exists client_name,
    drop column if exists decided_at,
    drop column if exists event_count,
    drop column if exists event_head;
