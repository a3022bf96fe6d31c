-- What prices are computed by. A version never changes: a proposal names the one that it was priced by.
set local lock_timeout = '3s';

create table if not exists rate_cards (
    rate_card_id varchar(70)  not null,
    code         varchar(50)  not null,
    version      integer      not null,
    currency     varchar(3)   not null,
    card         jsonb        not null,
    valid_from   date         not null,
    created_at   timestamptz  not null default now(),
    created_by   varchar(255) not null,
    constraint pk_rate_cards primary key (rate_card_id),
    constraint uq_rate_cards_version unique (code, version),
    constraint ck_rate_cards_id check (rate_card_id = code || '/' || version),
    constraint ck_rate_cards_code check (code = upper(code) and code ~ '^[A-Z0-9][A-Z0-9._-]*$'),
    constraint ck_rate_cards_version check (version >= 1),
    constraint ck_rate_cards_currency check (currency ~ '^[A-Z]{3}$'),
    constraint ck_rate_cards_card check (
        jsonb_typeof(card) = 'object' and card ->> 'kind' is not null and card ->> 'kind' in ('estimate', 'full'))
);

create index if not exists ix_rate_cards_created_at on rate_cards (created_at, rate_card_id);

-- Append-only: no update, no delete.
grant select, insert on rate_cards to "${service_role}";

comment on table rate_cards is 'Versions of the rate cards that proposals are priced by; append-only';
comment on column rate_cards.rate_card_id is 'Code and version, such as P1/1';
comment on column rate_cards.code is 'Name of the card, upper case';
comment on column rate_cards.version is '1 for the first, then one more each';
comment on column rate_cards.currency is 'ISO 4217; of all prices in the card';
comment on column rate_cards.card is 'Prices, hours and phases; "kind" says which form it has: estimate|full';
comment on column rate_cards.valid_from is 'From this day (UTC) on it is used where nobody asks for another version';
comment on column rate_cards.created_at is 'When the version was added';
comment on column rate_cards.created_by is 'The user who added it';

insert into rate_cards (rate_card_id, code, version, currency, card, valid_from, created_by) values
('P1/1', 'P1', 1, 'USD', '{
    "kind": "estimate",
    "hourly_rate": 150.00,
    "batch_hours": 8,
    "realtime_hours": 16,
    "weekly_hours": 40,
    "min_weeks": 4,
    "role": "integration developer",
    "phases": [
        {"name": "Discovery & Planning", "weeks": 1},
        {"name": "Integration Development"},
        {"name": "Testing & UAT", "weeks": 1},
        {"name": "Deployment", "weeks": 1}
    ]
}', '2025-01-01', 'onramp'),
('P3/1', 'P3', 1, 'USD', '{
    "kind": "full",
    "licences": [
        {"term_years": 1, "price": 35000.00},
        {"term_years": 3, "price": 32500.00},
        {"term_years": 5, "price": 30000.00}
    ],
    "integration": {
        "batch_conformed": {"hours": 15, "price": 1500.00, "role": "integration developer"},
        "batch_non_conformed": {"hours": 20, "price": 2500.00, "role": "integration developer"},
        "multi_source": {"hours": 30, "price": 3500.00, "role": "integration developer"},
        "entity_resolution": {"hours": 30, "price": 3500.00, "role": "integration developer"},
        "architected_api": {"hours": 20, "price": 2500.00, "role": "integration developer"},
        "non_architected": {"hourly_rate": 175.00, "role": "integration architect"}
    },
    "kpis": {
        "out_of_the_box": {"hours": 0.5, "price": 50.00, "role": "integration developer"},
        "custom_basic": {"hours": 0.5, "price": 50.00, "role": "integration developer"},
        "rbac": {"hours": 1, "price": 100.00, "role": "integration developer"},
        "dynamic_rbac": {"hourly_rate": 175.00, "role": "integration architect"}
    },
    "environment": {
        "hourly_rate": 175.00,
        "hours": {"min": 40, "expected": 60, "max": 80},
        "role": "cloud architect"
    },
    "infrastructure": {
        "gateway_price": 50.00,
        "business_service_price": 100.00,
        "backend_service_price": 150.00,
        "storage_gb_price": 0.10,
        "archive_gb_price": 0.01,
        "cache_price": 100.00,
        "network_gb_price": 0.09
    },
    "managed_services": {"retainer_price": 5000.00, "hourly_rate": 75.00},
    "roles": [
        {"name": "integration developer", "hourly_cost": 70.00, "weekly_hours": 40},
        {"name": "integration architect", "hourly_cost": 175.00, "weekly_hours": 40},
        {"name": "access specialist", "weekly_hours": 40},
        {"name": "cloud architect", "hourly_cost": 175.00, "weekly_hours": 40}
    ],
    "phases": [
        {"name": "Environment", "work": "environment", "from_week": 1, "to_week": 2},
        {"name": "Data integration", "work": "integration", "from_week": 2, "to_week": 6},
        {"name": "KPI development", "work": "kpi", "from_week": 4, "to_week": 8},
        {"name": "Testing & UAT", "from_week": 7, "to_week": 9},
        {"name": "Go-live", "from_week": 10, "to_week": 10}
    ]
}', '2025-01-01', 'onramp')
on conflict (rate_card_id) do nothing;
