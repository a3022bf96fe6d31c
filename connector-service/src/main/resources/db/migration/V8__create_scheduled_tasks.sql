-- The table of db-scheduler 16, column for column, which says what is to run when and who runs it.
set local lock_timeout = '3s';

create table scheduled_tasks (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    constraint pk_scheduled_tasks primary key (task_name, task_instance)
);

create index ix_scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index ix_scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);
create index ix_scheduled_tasks_priority on scheduled_tasks (priority desc, execution_time asc);

grant select, insert, update, delete on scheduled_tasks to "${service_role}";

comment on table scheduled_tasks is 'What db-scheduler is to run; a row goes when its operation has ended';
comment on column scheduled_tasks.task_name is 'Always operation';
comment on column scheduled_tasks.task_instance is 'The id of the operation';
comment on column scheduled_tasks.task_data is 'Not used: the operation has all';
comment on column scheduled_tasks.execution_time is 'Not before this time';
comment on column scheduled_tasks.picked is 'Whether a replica is at it';
comment on column scheduled_tasks.picked_by is 'The replica that is at it';
comment on column scheduled_tasks.last_success is 'Set by db-scheduler';
comment on column scheduled_tasks.last_failure is 'Set by db-scheduler';
comment on column scheduled_tasks.consecutive_failures is 'How often in a row it could not be brought to an end';
comment on column scheduled_tasks.last_heartbeat is 'When the replica last said that it is at it; dead after some seconds of silence';
comment on column scheduled_tasks.version is 'Counts the changes';
comment on column scheduled_tasks.priority is 'The larger goes first';
