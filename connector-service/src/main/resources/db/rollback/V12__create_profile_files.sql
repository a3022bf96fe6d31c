drop table if exists profile_file_chunks;
drop table if exists profile_files;
