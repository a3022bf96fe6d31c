drop table if exists modules;
drop table if exists kpis;
drop table if exists object_models;
drop function if exists touch_modules_of_kpi();
