create or replace function touch_row() returns trigger
    language plpgsql as
$$
begin
    if new.version = old.version then
        new.version := old.version + 1;
    end if;
    if new.updated_at is not distinct from old.updated_at then
        new.updated_at := now();
    end if;
    return new;
end
$$;

comment on function touch_row() is 'Moves version and updated_at of a changed row, unless the change sets them itself';
