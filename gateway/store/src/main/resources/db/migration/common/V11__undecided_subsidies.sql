-- Certificates of subsidies that are nobody's for certain: which task asks a person whose they are (docs/desk-api.md, Certificates of nobody known).

alter table subsidy add column task varchar(64);
create index subsidy_task on subsidy (task, first_revision, place);
