-- Who this host is: one row, once it has founded or joined a Domain.
create table local_host (
    id        integer      not null primary key,
    host_id   varchar(40)  not null,
    domain_id varchar(80)  not null,
    master_id varchar(40)  not null,
    epoch     bigint       not null
);

-- Committed changes of this host that have no number yet.
create table outbox (
    id           bigint      not null primary key,
    collection   varchar(20) not null,
    change_bytes bytea       not null
);
create index outbox_by_collection on outbox (collection, id);

-- How far this host has each stream.
create table replication_stream (
    collection  varchar(20)   not null,
    authority   varchar(40)   not null,
    incarnation varchar(40)   not null,
    sequence_no bigint        not null,
    hash        varchar(60)   not null,
    state       varchar(20)   not null,
    needs_somebody boolean  default false not null,
    reason      varchar(1000),
    primary key (collection, authority)
);

-- The log: sealed batches of every authority, as the bytes that were sent.
create table sealed_batch (
    collection    varchar(20)  not null,
    authority     varchar(40)  not null,
    from_sequence bigint       not null,
    to_sequence   bigint       not null,
    hash          varchar(60)  not null,
    body          bytea        not null,
    signature     varchar(200) not null,
    position_no   bigint,
    published_at  bigint,
    primary key (collection, authority, from_sequence)
);
create index sealed_batch_by_end on sealed_batch (collection, authority, to_sequence);
create unique index sealed_batch_by_position on sealed_batch (position_no);
