drop function if exists touch_row();
