-- When a subscription's stream was last read (docs/design/subscriptions.md 6): one that nobody reads is switched off after a time. What is there already counts from now on.

alter table subscription add column read_at timestamp with time zone default current_timestamp not null;
