drop function if exists purge_audit_log(timestamptz);
drop table if exists audit_log;
drop function if exists refuse_change();
