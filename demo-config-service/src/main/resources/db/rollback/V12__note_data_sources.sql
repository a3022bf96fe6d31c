-- Nobody notes any more which profiles clients name.
drop trigger if exists client_configs_note_data_sources on client_configs;
drop function if exists note_data_sources();
drop function if exists drop_data_sources(varchar, varchar[]);
drop function if exists named_data_sources(jsonb);
