drop table if exists acceptance_links;
