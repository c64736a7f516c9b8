-- The ledger (docs/design/ledger.md 4). What is personal is sealed; everything else names people by random ids only.

create sequence ledger_revision start with 1;

create table ledger_key (
    key_id bigint primary key,
    check_value sealed not null,
    made_at timestamp with time zone not null
);

create table ledger_writer (
    id varchar(64) primary key,
    revision bigint not null,
    seen_at timestamp with time zone not null
);

create table patient (
    id varchar(64) primary key,
    facility char(10) not null,
    standing varchar(16) not null,
    number_key blind_key,
    revision bigint not null,
    updated_at timestamp with time zone not null,
    record sealed not null,
    constraint patient_number unique (facility, number_key)
);
create index patient_revision on patient (revision);

create table patient_key (
    kind varchar(16) not null,
    blind blind_key not null,
    patient varchar(64) not null references patient (id),
    facility char(10) not null,
    primary key (kind, blind, patient)
);
create index patient_key_patient on patient_key (patient);

create table organization (
    id varchar(64) primary key,
    facility char(10) not null,
    kind varchar(16) not null,
    insurer varchar(8) not null,
    name varchar(1000),
    revision bigint not null,
    updated_at timestamp with time zone not null,
    constraint organization_once unique (facility, kind, insurer)
);
create index organization_revision on organization (revision);

create table coverage (
    id varchar(64) primary key,
    facility char(10) not null,
    patient varchar(64) not null references patient (id),
    identity_key blind_key not null,
    payer varchar(64) not null references organization (id),
    revision bigint not null,
    updated_at timestamp with time zone not null,
    record sealed not null,
    constraint coverage_identity unique (patient, identity_key)
);

create table answer (
    id varchar(64) primary key,
    facility char(10) not null,
    terminal varchar(32) not null,
    inquiry varchar(40),
    standing varchar(16) not null,
    patient varchar(64) references patient (id),
    received_at timestamp with time zone not null,
    revision bigint not null,
    record sealed not null
);
create index answer_patient on answer (patient, revision);
create index answer_revision on answer (revision);

create table consent (
    answer varchar(64) not null references answer (id),
    ordinal integer not null,
    facility char(10) not null,
    patient varchar(64),
    item varchar(32) not null,
    status varchar(16) not null,
    given_at timestamp with time zone,
    available_until timestamp with time zone,
    primary key (answer, ordinal)
);
create index consent_patient on consent (patient, item);

create table inquiry (
    id varchar(40) primary key,
    facility char(10) not null,
    terminal varchar(32) not null,
    patient varchar(64) references patient (id),
    state varchar(16) not null,
    asked_at timestamp with time zone not null,
    answer varchar(64) references answer (id),
    revision bigint not null,
    record sealed not null
);

create table consumed (
    facility char(10) not null,
    terminal varchar(32) not null,
    folder varchar(16) not null,
    name varchar(255) not null,
    ordinal integer not null,
    digest char(64) not null,
    consumed_at timestamp with time zone not null,
    revision bigint not null,
    primary key (facility, terminal, folder, name, ordinal)
);

create table desk_task (
    id varchar(64) primary key,
    facility char(10) not null,
    kind varchar(32) not null,
    reason varchar(64) not null,
    raised_at timestamp with time zone not null,
    answer varchar(64),
    done_at timestamp with time zone,
    revision bigint not null,
    record sealed not null
);

create table outbox (
    control_id varchar(64) primary key,
    facility char(10) not null,
    destination varchar(64) not null,
    answer varchar(64) not null,
    patient varchar(64) not null references patient (id),
    state varchar(16) not null,
    attempts integer not null,
    due_at timestamp with time zone not null,
    claimed_by varchar(64),
    claimed_until timestamp with time zone,
    problem varchar(16),
    done_at timestamp with time zone,
    revision bigint not null,
    encoded sealed
);
create index outbox_waiting on outbox (destination, state, revision);

create table audit (
    number bigint generated always as identity primary key,
    facility char(10),
    at_time timestamp with time zone not null,
    client varchar(128) not null,
    action varchar(32) not null,
    resource_type varchar(64),
    resource varchar(64),
    patient varchar(64),
    outcome varchar(16) not null,
    request varchar(64) not null,
    parameters varchar(400) not null
);
create index audit_patient on audit (patient, at_time);
