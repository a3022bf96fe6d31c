drop table schema_snapshots;
