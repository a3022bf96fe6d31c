-- Rotation of keys is no change that callers could see.
set local lock_timeout = '3s';

create or replace function touch_row() returns trigger
    language plpgsql as
$$
begin
    -- A secret that is encrypted anew is the same to every caller: the version, part of the ETag, must not move.
    if current_setting('onramp.same_content', true) = 'on' then
        return new;
    end if;
    if new.version = old.version then
        new.version := old.version + 1;
    end if;
    if new.updated_at is not distinct from old.updated_at then
        new.updated_at := now();
    end if;
    return new;
end
$$;

comment on function touch_row() is
'Moves version and updated_at of a changed row, unless the change sets them itself or onramp.same_content is on';
