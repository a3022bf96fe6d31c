drop table snapshot_tables;
