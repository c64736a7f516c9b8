-- Who is told of what (docs/design/subscriptions.md 4). Endpoint, its secret and the reason are sealed; patients stand by random ids.

create table subscription (
    id varchar(64) primary key,
    facility char(10) not null,
    client varchar(128) not null,
    topic varchar(32) not null,
    patient varchar(64),
    state varchar(16) not null,
    shaken boolean not null,
    problem varchar(64),
    version bigint not null,
    made_at timestamp with time zone not null,
    updated_at timestamp with time zone not null,
    delivered bigint not null,
    attempts integer not null,
    failing_since timestamp with time zone,
    due_at timestamp with time zone not null,
    heartbeat_at timestamp with time zone,
    ends_at timestamp with time zone,
    claimed_by varchar(64),
    claimed_until timestamp with time zone,
    record sealed
);
create index subscription_client on subscription (facility, client);
create index subscription_topic on subscription (facility, topic, state);

-- Apart from the subscription, because the ledger's writer alone counts: it waits for nobody who delivers.
create table subscription_count (
    subscription varchar(64) primary key references subscription (id),
    events bigint not null
);

create table subscription_event (
    subscription varchar(64) not null references subscription (id),
    number bigint not null,
    focus varchar(64) not null,
    revision bigint not null,
    patient varchar(64) not null,
    at_time timestamp with time zone not null,
    primary key (subscription, number)
);
create index subscription_event_time on subscription_event (at_time);
