-- Catalog and Report collections (R1.2, R1.3). What a record says is nullable: a tombstone may come for a record never seen.
-- No foreign keys: a record may name a member, a host or an iFolder that is not yet known here (R3.5). Times are milliseconds since
-- 1970, UTC. Text has no length here: its limits are settings.

create table ifolder (
    record_key      varchar(200)   not null primary key,
    version_epoch   bigint         not null,
    version_term    bigint         not null,
    version_counter bigint         not null,
    removed         boolean        not null,
    lock_version    bigint         not null,
    content_hash    varchar(60),
    kept_fields     varchar,
    name            varchar,
    search_name     varchar,
    description     varchar,
    host_id         varchar(200),
    owner_id        varchar(200),
    enabled         boolean        not null,
    created_at      bigint,
    modified_at     bigint
);
create index ifolder_by_name on ifolder (removed, search_name, record_key);
create index ifolder_by_host on ifolder (host_id, removed, search_name, record_key);
create index ifolder_by_owner on ifolder (owner_id, removed, search_name, record_key);

create table ifolder_right (
    record_key      varchar(400)   not null primary key,
    version_epoch   bigint         not null,
    version_term    bigint         not null,
    version_counter bigint         not null,
    removed         boolean        not null,
    lock_version    bigint         not null,
    content_hash    varchar(60),
    kept_fields     varchar,
    ifolder_key     varchar(200)   not null,
    member_id       varchar(200)   not null,
    right_level     varchar(20)
);
create index ifolder_right_by_ifolder on ifolder_right (ifolder_key, removed, member_id);
create index ifolder_right_by_member on ifolder_right (member_id, removed, ifolder_key);

create table ifolder_usage (
    record_key      varchar(200)   not null primary key,
    version_epoch   bigint         not null,
    version_term    bigint         not null,
    version_counter bigint         not null,
    removed         boolean        not null,
    lock_version    bigint         not null,
    content_hash    varchar(60),
    kept_fields     varchar,
    size_bytes      bigint         not null,
    file_count      bigint         not null,
    folder_count    bigint         not null
);

create table report (
    record_key      varchar(200)   not null primary key,
    version_epoch   bigint         not null,
    version_term    bigint         not null,
    version_counter bigint         not null,
    removed         boolean        not null,
    lock_version    bigint         not null,
    content_hash    varchar(60),
    kept_fields     varchar,
    kind            varchar(20),
    scope           varchar(20),
    readers         varchar(20),
    host_id         varchar(200),
    generated_at    bigint,
    generated_by    varchar,
    search_name     varchar,
    requester_id    varchar(200),
    column_names    varchar,
    row_count       bigint         not null,
    chunk_count     integer        not null,
    ifolder_count   integer        not null,
    outcome         varchar(20),
    reason          varchar
);
create index report_by_time on report (removed, generated_at, record_key);
create index report_by_requester on report (removed, search_name);

-- Which iFolders a report is about, where it names them: what decides who may read it.
create table report_scope (
    report_key      varchar(200)   not null,
    ifolder_key     varchar(200)   not null,
    primary key (report_key, ifolder_key)
);
create index report_scope_by_ifolder on report_scope (ifolder_key, report_key);

create table report_content (
    record_key      varchar(200)   not null primary key,
    version_epoch   bigint         not null,
    version_term    bigint         not null,
    version_counter bigint         not null,
    removed         boolean        not null,
    lock_version    bigint         not null,
    content_hash    varchar(60),
    kept_fields     varchar,
    report_key      varchar(200)   not null,
    chunk_number    integer        not null,
    chunk_lines     varchar
);
create index report_content_by_report on report_content (report_key, removed, chunk_number);
