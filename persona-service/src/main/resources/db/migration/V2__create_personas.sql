-- The table of the seed system, which may be here already; each persona now belongs to one user.
set local lock_timeout = '3s';

create table if not exists personas (
    id         uuid        constraint pk_personas primary key default gen_random_uuid(),
    raw_text   text        not null,
    persona    jsonb       not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);

-- No list can place a row without a time, or with one that is no date.
update personas
set created_at = case when updated_at between '0001-01-01 00:00:00Z' and '9999-12-31 23:59:59.999999Z' then updated_at else now() end
where created_at is null or created_at not between '0001-01-01 00:00:00Z' and '9999-12-31 23:59:59.999999Z';
update personas
set updated_at = created_at
where updated_at is null or updated_at not between '0001-01-01 00:00:00Z' and '9999-12-31 23:59:59.999999Z';

-- While the column is added, rows without an owner get the one that was configured for adoption.
alter table personas add column if not exists owner varchar(255) not null default '${adopted_owner}';
alter table personas alter column owner set default coalesce(nullif(current_setting('app.owner', true), ''), '${adopted_owner}');
alter table personas add column if not exists version bigint not null default 0;
alter table personas alter column id set default gen_random_uuid();

alter table personas
    add constraint ck_personas_owner check (owner <> ''),
    add constraint ck_personas_persona check (jsonb_typeof(persona) = 'object') not valid;
alter table personas add constraint ck_personas_times check (
    created_at between '0001-01-01 00:00:00Z' and '9999-12-31 23:59:59.999999Z'
    and updated_at between '0001-01-01 00:00:00Z' and '9999-12-31 23:59:59.999999Z');

-- Every query is by owner, so the seed's two indexes begin with it.
drop index if exists idx_personas_created_at;
drop index if exists idx_personas_updated_at;
create index idx_personas_created_at on personas (owner, created_at desc, id desc);
create index idx_personas_updated_at on personas (owner, updated_at desc);

drop trigger if exists personas_updated_at on personas;
drop trigger if exists update_personas_updated_at on personas;
create trigger personas_touch before update on personas for each row execute function touch_row();

-- Policies add up: one that somebody left behind could open to all what ours keeps closed.
do $$
declare
    foreign_policy record;
begin
    for foreign_policy in select polname from pg_policy where polrelid = 'personas'::regclass loop
        execute format('drop policy %I on personas', foreign_policy.polname);
    end loop;
end
$$;
alter table personas enable row level security;
alter table personas force row level security;
create policy personas_owner on personas
    using (owner = current_setting('app.owner', true))
    with check (owner = current_setting('app.owner', true));

grant select, insert, update, delete on personas to "${service_role}";

comment on table personas is 'Structured personas with the text they were made from; each belongs to one user';
comment on column personas.id is 'Unique identifier';
comment on column personas.raw_text is 'Original unstructured text input';
comment on column personas.persona is 'Structured persona: one JSON object';
comment on column personas.created_at is 'Creation timestamp';
comment on column personas.updated_at is 'Last update timestamp (moves by itself)';
comment on column personas.owner is 'The user (sub of the token) that the persona belongs to';
comment on column personas.version is 'Grows by one with each change; part of the ETag';
