drop table if exists connection_tests;
