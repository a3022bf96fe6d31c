-- All tables are as they should be.
set local lock_timeout = '3s';

drop procedure adopt_policies(regclass);
drop procedure adopt_session_id(regclass);
drop procedure adopt_json(regclass, name[]);
drop function adopted_json(text);
drop procedure adopt_times(regclass, name, name);
drop procedure adopt_time(regclass, name);
drop procedure adopt_id(regclass, text);
