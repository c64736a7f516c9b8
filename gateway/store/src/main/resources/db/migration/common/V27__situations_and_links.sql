-- Care ends by its situation: an end of home visits ends nothing that was consented to for online care, nor the other way round. Ends that were
-- noted before are of all of it, and so have none. And it begins: until somebody noted that, a consent away from the reader lasts no longer
-- than a house call's (docs/medical-api.md).

alter table care_end add column situation varchar(16);

create table care_begin (
    id varchar(64) primary key,
    facility char(10) not null,
    patient varchar(64) not null references patient (id),
    situation varchar(16) not null,
    began_on date not null,
    noted_by varchar(128) not null,
    noted_at timestamp with time zone not null,
    revision bigint not null
);

create index care_begin_patient on care_begin (patient, revision);

-- The reconciliation report of the whole directory finds what was registered last of each patient (docs/bulk-api.md).

create index bulk_row_patient on bulk_row (patient, outcome);
