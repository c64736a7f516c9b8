-- When the continuing care of patients ended, as it was noted last (docs/medical-api.md).

create table care_end (
    patient varchar(64) primary key references patient (id),
    facility char(10) not null,
    ended_on date not null,
    noted_at timestamp with time zone not null,
    revision bigint not null
);
