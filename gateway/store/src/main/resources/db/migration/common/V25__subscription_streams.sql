-- Which subscriptions are read from a stream that their client opens (docs/design/subscriptions.md 6): nothing is posted for them.

alter table subscription add column streamed boolean default false not null;
