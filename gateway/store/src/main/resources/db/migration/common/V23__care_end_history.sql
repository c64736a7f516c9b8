-- A patient's continuing care can end, begin anew and end again, and what was noted by mistake is withdrawn (docs/medical-api.md): a row for
-- each end that was noted. One of before has its patient's id as its own; who noted it the audit trail says, where it still does. A reason is
-- sealed.

alter table care_end rename to care_end_before;

create table care_end (
    id varchar(64) primary key,
    facility char(10) not null,
    patient varchar(64) not null references patient (id),
    ended_on date not null,
    noted_by varchar(128) not null,
    noted_at timestamp with time zone not null,
    undone_at timestamp with time zone,
    undone_by varchar(128),
    replaced_by varchar(64),
    reason sealed,
    first_revision bigint not null,
    revision bigint not null
);

insert into care_end (id, facility, patient, ended_on, noted_by, noted_at, first_revision, revision)
    select b.patient, b.facility, b.patient, b.ended_on,
        coalesce((select a.client from audit a where a.patient = b.patient and a.resource_type = 'Consent'
            and a.parameters = 'CARE_ENDED' order by a.number desc limit 1), 'unknown'),
        b.noted_at, b.revision, b.revision
    from care_end_before b;

drop table care_end_before;

create index care_end_patient on care_end (patient, first_revision);
