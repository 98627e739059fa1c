-- The Domain collection. Data columns may be null because a tombstone may arrive for a record that was never seen; there are no
-- foreign keys and no unique constraints beyond the key, because records arrive in any order across authorities (R3.5).
-- Text has no length here: its limits are settings.
create table ifolder_domain (
    record_key      varchar(200) not null primary key,
    version_epoch   bigint       not null,
    version_term    bigint       not null,
    version_counter bigint       not null,
    removed         boolean      not null,
    lock_version    bigint       not null,
    content_hash    varchar(60),
    kept_fields     varchar,
    name            varchar,
    epoch           bigint,
    master_id       varchar(40),
    discovery_key   varchar(60)
);

create table host (
    record_key      varchar(200) not null primary key,
    version_epoch   bigint       not null,
    version_term    bigint       not null,
    version_counter bigint       not null,
    removed         boolean      not null,
    lock_version    bigint       not null,
    content_hash    varchar(60),
    kept_fields     varchar,
    name            varchar,
    name_key        varchar,
    public_address  varchar,
    private_address varchar,
    broker_port     integer,
    state           varchar(20),
    labels          varchar,
    public_key      varchar,
    fingerprint     varchar(60),
    sealing_key     varchar,
    announced_key   varchar,
    former_keys     varchar,
    heir_id         varchar(40),
    joined_at       bigint
);
create index host_by_name on host (name_key);

create table member (
    record_key      varchar(200) not null primary key,
    version_epoch   bigint       not null,
    version_term    bigint       not null,
    version_counter bigint       not null,
    removed         boolean      not null,
    lock_version    bigint       not null,
    content_hash    varchar(60),
    kept_fields     varchar,
    login_name      varchar,
    login_key       varchar,
    former_names    varchar,
    given_name      varchar,
    family_name     varchar,
    family_key      varchar,
    display_name    varchar,
    display_key     varchar,
    email           varchar,
    home_host       varchar(40),
    source          varchar(20),
    entry_uuid      varchar(60),
    entry_dn        varchar,
    entry_dn_key    varchar,
    state           varchar(20),
    sessions_ended  integer      not null,
    passwords_changed integer    not null,
    sessions_ended_at bigint
);
create index member_by_login on member (login_key);
create index member_by_display_name on member (display_key);
create index member_by_family_name on member (family_key);
create index member_by_home_host on member (home_host, state);
create index member_by_entry_uuid on member (entry_uuid);
create index member_by_entry_dn on member (entry_dn_key);

create table member_group (
    record_key      varchar(200) not null primary key,
    version_epoch   bigint       not null,
    version_term    bigint       not null,
    version_counter bigint       not null,
    removed         boolean      not null,
    lock_version    bigint       not null,
    content_hash    varchar(60),
    kept_fields     varchar,
    name            varchar,
    name_key        varchar,
    description     varchar,
    source          varchar(20),
    entry_uuid      varchar(60),
    entry_dn        varchar,
    entry_dn_key    varchar
);
create index member_group_by_name on member_group (name_key);
create index member_group_by_entry_uuid on member_group (entry_uuid);
create index member_group_by_entry_dn on member_group (entry_dn_key);

create table membership (
    record_key      varchar(400) not null primary key,
    version_epoch   bigint       not null,
    version_term    bigint       not null,
    version_counter bigint       not null,
    removed         boolean      not null,
    lock_version    bigint       not null,
    content_hash    varchar(60),
    kept_fields     varchar,
    group_id        varchar(200),
    member_id       varchar(200)
);
create index membership_by_group on membership (group_id, member_id);
create index membership_by_member on membership (member_id);

create table role_grant (
    record_key      varchar(400) not null primary key,
    version_epoch   bigint       not null,
    version_term    bigint       not null,
    version_counter bigint       not null,
    removed         boolean      not null,
    lock_version    bigint       not null,
    content_hash    varchar(60),
    kept_fields     varchar,
    member_id       varchar(200),
    role_name       varchar(100),
    hosts           varchar,
    groups_in_scope varchar
);
create index role_grant_by_member on role_grant (member_id);

-- Login names in use, at the master alone and in no collection: what makes them unique under concurrent writers.
create table login_name (
    login_key varchar      not null primary key,
    member_id varchar(200) not null
);

-- Hashes of the passwords of those members whose home this host is. In no collection.
create table local_password (
    member_id     varchar(200) not null primary key,
    password_hash varchar(500) not null,
    temporary     boolean      not null,
    brought       varchar(60),
    delivery      varchar(40)
);

-- Passwords, sealed, of members whose home is another host; each row goes once that host has it. At the master alone, in no collection.
create table password_delivery (
    member_id varchar(200)  not null primary key,
    home_host varchar(40)   not null,
    sealed    varchar      not null
);
create index password_delivery_by_host on password_delivery (home_host, member_id);
