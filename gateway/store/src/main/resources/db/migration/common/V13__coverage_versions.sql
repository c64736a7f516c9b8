-- Versions of a coverage that were replaced (docs/design/ledger.md 4): written by the commit that replaces them. The one in force stands in coverage.

create table coverage_version (
    coverage varchar(64) not null references coverage (id),
    revision bigint not null,
    facility char(10) not null,
    patient varchar(64) not null references patient (id),
    updated_at timestamp with time zone not null,
    replaced_at timestamp with time zone not null,
    record sealed not null,
    primary key (coverage, revision)
);
create index coverage_version_replaced on coverage_version (replaced_at);
