drop table if exists key_rotations;
