-- What became of revocations that were sent to the national system (docs/medical-api.md). What it said is sealed.

create table home_revocation (
    question varchar(40) primary key,
    facility char(10) not null,
    patient varchar(64) not null references patient (id),
    state varchar(16) not null,
    asked_at timestamp with time zone not null,
    revision bigint not null,
    record sealed not null
);
create index home_revocation_open on home_revocation (facility, state, asked_at, question);
create index home_revocation_patient on home_revocation (patient, asked_at);
