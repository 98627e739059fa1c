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
    collection   varchar(20) not null,
    authority    varchar(40) not null,
    id           bigint      not null,
    change_bytes bytea       not null,
    content_before varchar(60),
    content_after  varchar(60),
    primary key (collection, authority, id)
);

-- How far this host has each stream, and how it is with it. What was purged counts for own streams only.
create table replication_stream (
    collection     varchar(20)  not null,
    authority      varchar(40)  not null,
    incarnation    varchar(40)  not null,
    sequence_no    bigint       not null,
    hash           varchar(60)  not null,
    condition_name varchar(20)  not null,
    reason         varchar(1000),
    horizon        bigint       not null,
    settled_from   bigint       not null,
    difference     varchar(1000),
    set_aside      integer      not null,
    purged_term    bigint       not null,
    purged_counter bigint       not null,
    primary key (collection, authority)
);

-- The digests of the records; the authority is empty for the Domain collection.
create table replication_digest (
    collection varchar(20) not null,
    authority  varchar(40) not null,
    state      bytea       not null,
    primary key (collection, authority)
);

-- The runs of each stream's numbering.
create table replication_run (
    collection     varchar(20) not null,
    authority      varchar(40) not null,
    incarnation    varchar(40) not null,
    after_sequence bigint      not null,
    primary key (collection, authority, incarnation)
);

-- What counts no more of a stream: an incarnation's changes after a sequence.
create table superseded_run (
    collection     varchar(20) not null,
    authority      varchar(40) not null,
    incarnation    varchar(40) not null,
    after_sequence bigint      not null,
    up_to_sequence bigint      not null,
    primary key (collection, authority, incarnation)
);

-- Snapshots under way: from whom, from which place of the stream on, and how far.
create table replication_snapshot (
    collection     varchar(20)  not null,
    authority      varchar(40)  not null,
    source         varchar(40)  not null,
    description    varchar      not null,
    last_body      bytea,
    last_signature varchar(200),
    up_to_type     varchar      not null,
    up_to_key      varchar      not null,
    records        bigint       not null,
    digest_sum     bytea        not null,
    primary key (collection, authority)
);

-- Removals, until their records' tombstones are purged.
create table tombstone (
    id          varchar(26) not null primary key,
    collection  varchar(20) not null,
    authority   varchar(40) not null,
    sequence_no bigint      not null,
    record_type varchar     not null,
    record_key  varchar     not null,
    version     varchar(60) not null,
    buried_at   bigint      not null
);
create index tombstone_by_stream on tombstone (collection, authority, sequence_no);

-- Records that cannot be applied and that an administrator has set aside.
create table set_aside (
    collection  varchar(20)  not null,
    authority   varchar(40)  not null,
    record_type varchar(100) not null,
    record_key  varchar(400) not null,
    version     varchar(60)  not null,
    primary key (collection, authority, record_type, record_key)
);

-- Records of types that this version does not know; a later version moves them to their own tables.
create table kept_record (
    record_key      varchar(600) not null primary key,
    version_epoch   bigint       not null,
    version_term    bigint       not null,
    version_counter bigint       not null,
    removed         boolean      not null,
    lock_version    bigint       not null,
    content_hash    varchar(60),
    kept_fields     varchar,
    collection      varchar(20)  not null,
    record_type     varchar(100) not null,
    payload         varchar
);
create index kept_record_by_type on kept_record (collection, record_type);

-- The log: sealed batches of every authority, as the bytes that were sent.
create table sealed_batch (
    collection    varchar(20)  not null,
    authority     varchar(40)  not null,
    from_sequence bigint       not null,
    to_sequence   bigint       not null,
    hash          varchar(60)  not null,
    body          bytea        not null,
    signature     varchar(200) not null,
    logged_at     bigint       not null,
    position_no   bigint,
    published_at  bigint,
    primary key (collection, authority, from_sequence)
);
create index sealed_batch_by_end on sealed_batch (collection, authority, to_sequence);
create unique index sealed_batch_by_position on sealed_batch (position_no);
