-- What profiles are made of by now.
set local lock_timeout = '3s';

comment on column connector_profiles.profile_data is
'{
  "name": "string",
  "type": "sql|api|excel",
  "dialect": "postgresql|mysql|mariadb|sqlserver|db2", "host": "string", "port": number, "database": "string",
  "base_url": "string",
  "options": {...}, "auth": {"type": "none|basic|bearer|api_key", "in": "header|query", "name": "string"},
  "credentials": {"username": "string", "password|token|api_key": "string (encrypted, bound to row, field and destination)"},
  "connection_string": "string (only in rows written by SQL; the next write takes it apart)",
  "schema_info": {"tables": [...], "columns": {...}},
  "test_status": "success|failed",
  "last_tested": "timestamp",
  "metadata": {...}
}';
