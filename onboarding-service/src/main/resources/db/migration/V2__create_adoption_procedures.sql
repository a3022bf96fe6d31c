-- The tables of the seed system may be here already, in several shapes. V3 to V7 bring each of them up to date with
-- these procedures, which change nothing where a table is as it should be; V8 drops them.
set local lock_timeout = '3s';

-- Ids come from a sequence that no row is ahead of.
create procedure adopt_id(tab regclass, service_role text)
    language plpgsql as
$$
declare
    ids text := pg_get_serial_sequence(tab::text, 'id');
begin
    if ids is null then
        ids := format('%I', tab::text || '_id_seq');
        execute format('create sequence if not exists %s', ids);
        execute format('alter sequence %s owned by %s.id', ids, tab);
        execute format('alter table %s alter column id set default nextval(%L)', tab, ids);
    end if;
    execute format(
        'select setval(%L, greatest(max(id), (select last_value from %s))) from %s having max(id) is not null',
        ids, ids, tab);
    execute format('grant usage on sequence %s to %I', ids, service_role);
end
$$;

-- A time without a zone was UTC.
create procedure adopt_time(tab regclass, col name)
    language plpgsql as
$$
begin
    if (select atttypid from pg_attribute where attrelid = tab and attname = col) = 'timestamp'::regtype then
        execute format(
            'alter table %s alter column %I drop default, alter column %I type timestamptz using %I at time zone ''UTC''',
            tab, col, col, col);
    end if;
    execute format('alter table %s alter column %I set default now()', tab, col);
end
$$;

-- Every row has the time when it was made and the time of its last change.
create procedure adopt_times(tab regclass, made name, changed name)
    language plpgsql as
$$
begin
    call adopt_time(tab, made);
    call adopt_time(tab, changed);
    execute format(
        'update %1$s set %2$I = coalesce(%2$I, %3$I, now()), %3$I = coalesce(%3$I, %2$I, now())'
            ' where %2$I is null or %3$I is null',
        tab, made, changed);
    execute format('alter table %s alter column %I set not null, alter column %I set not null', tab, made, changed);
end
$$;

-- The text of a JSON document as jsonb. What jsonb cannot hold, the NUL character and half a surrogate pair, becomes
-- the replacement character U+FFFD, as in every decoder.
create function adopted_json(document text) returns jsonb
    language sql as
$$
    select case
        when document !~* '\\u(0000|d[89a-f])' then nullif(trim(document), '')::jsonb
        -- A doubled backslash begins no escape: it is put aside as a character that JSON text cannot contain.
        else replace(
            regexp_replace(
                replace(document, '\\', chr(1)),
                '\\u0000'
                    '|\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])'
                    '|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2}',
                '\\ufffd',
                'g'),
            chr(1),
            '\\')::jsonb
    end
$$;

-- The columns hold jsonb; the JSON null that the seed system wrote for "nothing" is a null of SQL.
create procedure adopt_json(tab regclass, variadic cols name[])
    language plpgsql as
$$
declare
    col name;
    present record;
begin
    foreach col in array cols loop
        select atttypid, attnotnull into strict present from pg_attribute where attrelid = tab and attname = col;
        if present.atttypid <> 'jsonb'::regtype then
            execute format(
                'alter table %s alter column %I drop default,'
                    ' alter column %I type jsonb using adopted_json(%I::text)',
                tab, col, col, col);
        end if;
        if not present.attnotnull then
            execute format('update %s set %I = null where %I = ''null''', tab, col, col);
        end if;
    end loop;
end
$$;

-- Rows go with their session. Rows whose session is gone already stay; only the others are held to the key.
create procedure adopt_session_id(tab regclass)
    language plpgsql as
$$
declare
    found record;
    orphans boolean;
begin
    for found in
        select conname from pg_constraint
        where conrelid = tab and contype = 'f' and confrelid = 'onboarding_sessions'::regclass
    loop
        execute format('alter table %s drop constraint %I', tab, found.conname);
    end loop;
    execute format(
        'alter table %s add constraint %I foreign key (session_id) references onboarding_sessions (id)'
            ' on delete cascade not valid',
        tab, 'fk_' || tab::text || '_session_id');
    execute format(
        'select exists (select from %s where session_id not in (select id from onboarding_sessions))', tab)
        into orphans;
    if not orphans then
        execute format('alter table %s validate constraint %I', tab, 'fk_' || tab::text || '_session_id');
    end if;
end
$$;

-- Policies add up: one that somebody left behind could open to all what ours keeps closed.
create procedure adopt_policies(tab regclass)
    language plpgsql as
$$
declare
    foreign_policy record;
begin
    for foreign_policy in select polname from pg_policy where polrelid = tab loop
        execute format('drop policy %I on %s', foreign_policy.polname, tab);
    end loop;
end
$$;
