-- Who is expected when (docs/design/national-system.md 5). The patient's number and card data are sealed; a patient's appointment of a day is
-- found by a blind key, so that there is one however often it is listed. batch tells in which bulk jobs it was planned.

create table appointment (
    id varchar(64) primary key,
    facility char(10) not null,
    visit date not null,
    subject blind_key not null,
    withdrawn boolean not null,
    source varchar(16) not null,
    listed_at timestamp with time zone not null,
    batch varchar(64),
    version integer not null,
    revision bigint not null,
    record sealed not null
);
create unique index appointment_subject on appointment (subject);
create index appointment_day on appointment (facility, visit, id);
create index appointment_turn on appointment (facility, withdrawn, batch, visit, listed_at, id);

create index bulk_job_first on bulk_job (facility, batch, planned_at);
create index bulk_row_outcome on bulk_row (job, outcome, number);
