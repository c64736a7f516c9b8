-- Looking for patients without an answer costs next to nothing while there are none (docs/design/national-system.md 6): questions by card
-- data stand apart from all others, and the questions of the last minute are counted from an index. Of questions that were asked before
-- this version nobody knows without opening them.

alter table inquiry add column by_card boolean;
create index recheck_asked on recheck (facility, terminal, asked_at);
create index recheck_days on recheck (facility, visit, state);
create index exceptional_view_open on exceptional_view (facility, reviewed_at);
