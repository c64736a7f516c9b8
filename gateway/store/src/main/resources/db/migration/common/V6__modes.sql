-- Failure and disaster mode, outages, re-checks after them, and revoked consents (docs/design/national-system.md 6, 7). Reasons and the
-- items of cards are sealed; no medical information is kept anywhere.

create table mode_change (
    facility char(10) not null,
    kind varchar(16) not null,
    version integer not null,
    step varchar(16) not null,
    changed_at timestamp with time zone not null,
    revision bigint not null,
    record sealed not null,
    primary key (facility, kind, version)
);

create table exceptional_view (
    id varchar(64) primary key,
    facility char(10) not null,
    kind varchar(16) not null,
    patient varchar(64) not null references patient (id),
    reviewed_at timestamp,
    revision bigint not null,
    record sealed not null
);

create table outage (
    facility char(10) not null,
    terminal varchar(32) not null,
    begun_at timestamp with time zone not null,
    ended_at timestamp with time zone,
    revision bigint not null,
    primary key (facility, terminal, begun_at)
);

create table recheck (
    id varchar(64) primary key,
    facility char(10) not null,
    terminal varchar(32) not null,
    patient varchar(64) references patient (id),
    subject blind_key,
    treatment_month date not null,
    claim_run date not null,
    visit date not null,
    state varchar(16) not null,
    asked_at timestamp with time zone,
    version integer not null,
    revision bigint not null,
    record sealed not null
);
create index recheck_turn on recheck (facility, terminal, state, treatment_month, claim_run, visit, id);
create index recheck_patient on recheck (patient);
create index recheck_subject on recheck (subject);

create table recheck_question (
    question varchar(40) primary key,
    recheck varchar(64) not null references recheck (id)
);

create table revocation (
    patient varchar(64) primary key references patient (id),
    facility char(10) not null,
    revoked_at timestamp with time zone not null,
    revision bigint not null
);

create index inquiry_open on inquiry (facility, terminal, state, asked_at, id);
create index claim_case_visit on claim_case (facility, visit, id);
