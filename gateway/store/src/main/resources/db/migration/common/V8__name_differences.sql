-- Where answers write a patient's name otherwise than the hospital (docs/desk-api.md). The spellings are sealed; the desk task says that
-- there is a difference and nothing of it.

create table name_difference (
    task varchar(64) primary key references desk_task (id),
    facility char(10) not null,
    patient varchar(64) not null references patient (id),
    first_seen_at timestamp with time zone not null,
    revision bigint not null,
    record sealed not null
);
create index name_difference_patient on name_difference (patient, first_seen_at);
create index answer_received on answer (patient, received_at);
create index claim_case_without_patient on claim_case (facility, patient, state);
