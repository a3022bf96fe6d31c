revoke select on flyway_schema_history from "${service_role}";
