-- The catalogue reads all clients again.
drop index if exists ix_client_configs_modules;
drop index if exists ix_client_configs_kpi_sources;
drop index if exists ix_client_configs_kpi_objects;
drop function if exists client_license(jsonb);
drop function if exists client_modules(jsonb);
drop function if exists client_kpi_sources(jsonb);
drop function if exists client_kpi_objects(jsonb);
