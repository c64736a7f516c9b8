-- How far each node's journal has come into table audit (docs/design/audit-journal.md 5).

create table audit_journal (
    journal varchar(36) not null primary key,
    segment bigint not null,
    place integer not null
);
