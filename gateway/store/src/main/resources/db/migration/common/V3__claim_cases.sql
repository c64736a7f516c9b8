-- Cases of visits whose qualification was not verified, until their claim is accepted (docs/design/rule-book.md). What is known of the
-- patient's insurance is sealed; due_on is the next day on which the gateway asks the national system again.

create table claim_case (
    id varchar(64) primary key,
    facility char(10) not null,
    patient varchar(64) references patient (id),
    visit date not null,
    state varchar(32) not null,
    due_on date,
    version integer not null,
    revision bigint not null,
    updated_at timestamp with time zone not null,
    record sealed not null
);
create index claim_case_due on claim_case (due_on, id);
create index claim_case_patient on claim_case (patient, visit);
