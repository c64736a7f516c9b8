-- What patients chose at the reader about certificates of subsidies, as the desk wrote it down, one row for patient and visit (docs/desk-api.md).

create table subsidy_choice (
    patient varchar(64) not null references patient (id),
    visit date not null,
    facility char(10) not null,
    revision bigint not null,
    record sealed not null,
    primary key (patient, visit)
);
