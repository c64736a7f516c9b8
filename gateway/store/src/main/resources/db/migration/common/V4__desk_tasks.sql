-- Desk tasks as work for people: what to do, about whom, by when, and where it stands (docs/desk-api.md). What was raised before stays open.

alter table desk_task add column step varchar(64);
alter table desk_task add column patient varchar(64);
alter table desk_task add column rules varchar(400);
alter table desk_task add column visit date;
alter table desk_task add column due date;
alter table desk_task add column state varchar(16);
alter table desk_task add column version integer;

update desk_task set
    step = case kind
        when 'IDENTITY_DOUBTFUL' then 'DECIDE_WHOSE_ANSWER'
        when 'FILE_NAME_REUSED' then 'COMPARE_FILES_OF_ONE_NAME'
        else 'LINK_PROVISIONAL_PATIENT' end,
    rules = '',
    visit = cast(raised_at as date),
    due = cast(raised_at as date),
    state = 'OPEN',
    version = 1;

alter table desk_task alter column step set not null;
alter table desk_task alter column rules set not null;
alter table desk_task alter column visit set not null;
alter table desk_task alter column due set not null;
alter table desk_task alter column state set not null;
alter table desk_task alter column version set not null;
alter table desk_task drop column kind;

create index desk_task_due on desk_task (facility, state, due, id);
create index desk_task_patient on desk_task (patient);
