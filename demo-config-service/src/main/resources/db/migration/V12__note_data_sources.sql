-- Whoever writes a client, the service or a person, notes in the same transaction which profiles it names.
set local lock_timeout = '3s';

create or replace function named_data_sources(document jsonb) returns varchar[]
    language sql immutable as
$$
    -- What connector-service cannot have, or what would be something else in a path, is none.
    select coalesce(array_agg(distinct source ->> 'profile_id'), array[]::varchar[])
    from jsonb_array_elements(
        case jsonb_typeof(document -> 'data_sources') when 'array' then document -> 'data_sources' else '[]' end
    ) as source
    where jsonb_typeof(source -> 'profile_id') = 'string' and length(source ->> 'profile_id') between 1 and 255
        and source ->> 'profile_id' not in ('.', '..') and source ->> 'profile_id' !~ '[\u0001-\u001f\u007f-\u009f]';
$$;

create or replace function drop_data_sources(client varchar, named varchar[]) returns void
    language sql as
$$
    -- Nothing is to be removed where nothing was registered.
    delete from data_source_profiles
    where client_id = client and profile_id <> all (named) and usage = 'unregistered';
    update data_source_profiles
    set wanted = false, change = change + 1, attempts = 0, due_at = now()
    where client_id = client and profile_id <> all (named) and wanted;
$$;

create or replace function note_data_sources() returns trigger
    language plpgsql as
$$
declare
    named varchar[];
begin
    if tg_op = 'DELETE' or (tg_op = 'UPDATE' and old.client_id <> new.client_id) then
        perform drop_data_sources(old.client_id, array[]::varchar[]);
    end if;
    if tg_op = 'DELETE' then
        return old;
    end if;
    named := named_data_sources(new.config_data);
    perform drop_data_sources(new.client_id, named);
    insert into data_source_profiles (client_id, profile_id)
    select new.client_id, profile from unnest(named) as profile
    on conflict (client_id, profile_id) do update
    set wanted = true, change = data_source_profiles.change + 1, attempts = 0, due_at = now(),
        verification = 'unverified', checked_at = null
    where not data_source_profiles.wanted;
    return new;
end
$$;

drop trigger if exists client_configs_note_data_sources on client_configs;
create trigger client_configs_note_data_sources
    after insert or delete or update of client_id, config_data on client_configs
    for each row execute function note_data_sources();

-- Clients that are here already.
insert into data_source_profiles (client_id, profile_id)
select client_id, profile from client_configs, unnest(named_data_sources(config_data)) as profile
on conflict do nothing;

comment on function named_data_sources(jsonb) is 'The profiles that the data sources in a document of a client name';
comment on function drop_data_sources(varchar, varchar[]) is 'Notes that a client names no other profiles than these any more';
comment on function note_data_sources() is 'Keeps data_source_profiles in step with the data sources of clients';
