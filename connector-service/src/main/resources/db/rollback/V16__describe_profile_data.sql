comment on column connector_profiles.profile_data is
'{
  "name": "string",
  "type": "sql|api|excel",
  "connection_string": "string (encrypted)",
  "credentials": {"username": "string", "password": "string (encrypted)"},
  "schema_info": {"tables": [...], "columns": {...}},
  "test_status": "success|failed",
  "last_tested": "timestamp",
  "metadata": {...}
}';
