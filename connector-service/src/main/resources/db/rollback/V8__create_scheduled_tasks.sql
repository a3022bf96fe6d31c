drop table if exists scheduled_tasks;
