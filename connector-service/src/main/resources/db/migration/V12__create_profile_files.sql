-- Workbooks of profiles, in pieces, so that neither side ever holds a whole one in memory.
set local lock_timeout = '3s';

create table profile_files (
    id          uuid         constraint pk_profile_files primary key,
    profile_id  varchar(255) constraint profile_files_profile_id_key unique
        constraint fk_profile_files_profile_id references connector_profiles (id) on delete cascade,
    name        varchar(255) not null,
    media_type  varchar(100) not null,
    size        bigint       not null default 0 constraint ck_profile_files_size check (size between 0 and 67108864),
    sha256      varchar(64)  constraint ck_profile_files_sha256 check (sha256 ~ '^[0-9a-f]{64}$'),
    uploaded_at timestamptz,
    touched_at  timestamptz  not null default now(),
    constraint ck_profile_files_whole check (profile_id is null or (sha256 is not null and uploaded_at is not null))
);

create index ix_profile_files_touched_at on profile_files (touched_at) where profile_id is null;

create table profile_file_chunks (
    file_id  uuid    not null
        constraint fk_profile_file_chunks_file_id references profile_files (id) on delete cascade,
    position integer not null constraint ck_profile_file_chunks_position check (position between 0 and 255),
    data     bytea   not null constraint ck_profile_file_chunks_data check (octet_length(data) between 1 and 262144),
    constraint pk_profile_file_chunks primary key (file_id, position)
);

-- Workbooks are packed already.
alter table profile_file_chunks alter column data set storage external;

grant select, insert, update, delete on profile_files to "${service_role}";
grant select, insert on profile_file_chunks to "${service_role}";

comment on table profile_files is 'Files of Excel profiles; one without a profile is being uploaded, or was replaced, and goes within two hours';
comment on column profile_files.id is 'Made by the service for each upload';
comment on column profile_files.profile_id is 'The profile whose file it is; null before and after';
comment on column profile_files.name is 'What the file is called, without a path';
comment on column profile_files.media_type is 'Media type, for downloads';
comment on column profile_files.size is 'In bytes; 0 until the upload is done';
comment on column profile_files.sha256 is 'SHA-256 of the content in hexadecimal; the ETag of the file';
comment on column profile_files.uploaded_at is 'When the upload was done';
comment on column profile_files.touched_at is 'When the upload began, or the file was taken from its profile';
comment on table profile_file_chunks is 'The content of files, 256 KiB a row';
comment on column profile_file_chunks.file_id is 'The file';
comment on column profile_file_chunks.position is 'Order of the pieces, from 0';
comment on column profile_file_chunks.data is 'The piece; all but the last are full';
