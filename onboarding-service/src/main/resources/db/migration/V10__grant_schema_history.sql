-- Readiness asks for the schema version as the role that the service runs as.
grant select on flyway_schema_history to "${service_role}";
