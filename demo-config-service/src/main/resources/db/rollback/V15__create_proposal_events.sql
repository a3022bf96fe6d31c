drop trigger if exists service_proposals_keep on service_proposals;
drop function if exists refuse_bound_deletion();
drop table if exists proposal_events;
drop function if exists refuse_event_change();
