-- Bulk jobs and the persons in them (docs/design/national-system.md 5). What a job is about and how it stands in detail is sealed, and so is
-- whom its rows are about; columns hold what jobs are found by. The lease in claimed_by and claimed_until and the version keep two nodes
-- apart.

create table bulk_job (
    id varchar(64) primary key,
    batch varchar(64) not null,
    facility char(10) not null,
    terminal varchar(32) not null,
    kind varchar(32) not null,
    state varchar(16) not null,
    question varchar(40),
    due_at timestamp with time zone,
    planned_at timestamp with time zone not null,
    persons integer not null,
    open_persons integer not null,
    refused integer not null,
    claimed_by varchar(64),
    claimed_until timestamp with time zone,
    version integer not null,
    revision bigint not null,
    record sealed not null
);
create index bulk_job_due on bulk_job (state, due_at, id);
create index bulk_job_batch on bulk_job (batch);
create index bulk_job_question on bulk_job (question);
create index bulk_job_newest on bulk_job (facility, planned_at);

create table bulk_row (
    job varchar(64) not null references bulk_job (id),
    number integer not null,
    patient varchar(64),
    outcome varchar(16) not null,
    reason varchar(32),
    revision bigint not null,
    record sealed not null,
    primary key (job, number)
);
