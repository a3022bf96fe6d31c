drop procedure if exists adopt_session_id(regclass);
drop procedure if exists adopt_json(regclass, name[]);
drop function if exists adopted_json(text);
drop procedure if exists adopt_times(regclass, name, name);
drop procedure if exists adopt_time(regclass, name);
drop procedure if exists adopt_id(regclass, text);
