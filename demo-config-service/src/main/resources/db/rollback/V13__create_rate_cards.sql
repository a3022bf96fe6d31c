drop table if exists rate_cards;
