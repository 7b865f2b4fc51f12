-- Rows come about in order of time, so this index only ever grows at its end. One by command touched a page for each command with
-- every batch, and a question for all of them had to look for each row by itself.
drop index use_row_of_command;
create index use_row_by_time on use_row (at);
