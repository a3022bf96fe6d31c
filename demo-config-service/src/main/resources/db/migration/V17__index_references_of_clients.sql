-- The catalogue asks which clients refer to an entry, and lists of clients ask who has what.
set local lock_timeout = '3s';

-- People may have written anything into the documents, so every step asks what it has in hand. Longer texts than a
-- filter can ask for would not fit the index.
create or replace function client_license(config jsonb) returns text
    language sql immutable parallel safe as
$$
    select case when lower((config ->> 'license_type') collate "C") in ('professional', 'enterprise')
                then lower((config ->> 'license_type') collate "C") else 'basic' end
$$;

create or replace function client_modules(config jsonb) returns text[]
    language sql immutable parallel safe as
$$
    select coalesce(array_agg(upper((m #>> '{}') collate "C")), '{}')
    from jsonb_array_elements(
        case jsonb_typeof(config -> 'modules') when 'array' then config -> 'modules' else '[]' end) m
    where jsonb_typeof(m) = 'string' and length(m #>> '{}') <= 100
$$;

-- A formula names KPIs: what stands in brackets is a column, what a parenthesis follows is a function, and a KPI of the
-- client hides the one of the catalogue.
create or replace function client_kpi_sources(config jsonb) returns text[]
    language sql immutable parallel safe as
$$
    with kpis as (
        select k from jsonb_array_elements(
            case jsonb_typeof(config -> 'custom_kpis') when 'array' then config -> 'custom_kpis' else '[]' end) k)
    select coalesce(array_agg(name), '{}')
    from (
        select upper(coalesce(k ->> 'source_kpi', k ->> 'source_kpi_code') collate "C") as name
        from kpis
        where length(coalesce(k ->> 'source_kpi', k ->> 'source_kpi_code')) <= 100
        union
        select upper(word[1] collate "C")
        from kpis, regexp_matches(
            regexp_replace(k ->> 'formula', '\[[^]]*\]', ' ', 'g'), '\m([A-Za-z][A-Za-z0-9_]{0,63})\M(?!\s*\()', 'g') word
        where length(k ->> 'formula') <= 2000
          and upper(word[1] collate "C") not in (
              select upper(coalesce(k ->> 'code', k ->> 'kpi_code', '') collate "C") from kpis)) names
$$;

create or replace function client_kpi_objects(config jsonb) returns text[]
    language sql immutable parallel safe as
$$
    select coalesce(array_agg(upper((o #>> '{}') collate "C")), '{}')
    from jsonb_array_elements(
        case jsonb_typeof(config -> 'custom_kpis') when 'array' then config -> 'custom_kpis' else '[]' end) k,
        jsonb_array_elements(
            case jsonb_typeof(k -> 'required_objects') when 'array' then k -> 'required_objects' else '[]' end) o
    where jsonb_typeof(o) = 'string' and length(o #>> '{}') <= 100
$$;

create index if not exists ix_client_configs_modules on client_configs using gin (client_modules(config_data));
create index if not exists ix_client_configs_kpi_sources on client_configs using gin (client_kpi_sources(config_data));
create index if not exists ix_client_configs_kpi_objects on client_configs using gin (client_kpi_objects(config_data));

comment on function client_license(jsonb) is 'The license that a client document says, basic if it says none';
comment on function client_modules(jsonb) is 'The modules that a client document names, in upper case';
comment on function client_kpi_sources(jsonb) is 'The KPIs that custom KPIs of a client document come from or name in their formulas, in upper case';
comment on function client_kpi_objects(jsonb) is 'The object models that custom KPIs of a client document need, in upper case';
