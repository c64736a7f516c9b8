-- Certificates of subsidies (医療費助成), by patient; one that is nobody's for certain has none (docs/national-system.md, Subsidies).

create table subsidy (
    id varchar(64) primary key,
    facility char(10) not null,
    patient varchar(64) references patient (id),
    as_of timestamp with time zone not null,
    first_revision bigint not null,
    place bigint not null,
    revision bigint not null,
    record sealed not null
);
create index subsidy_patient on subsidy (patient, first_revision, place);
create index subsidy_first on subsidy (first_revision);
