-- What persons have done on this host, chained by hashes. In no collection; nothing is ever deleted by the product.
create table audit_entry (
    id             varchar(26)  not null primary key,
    happened_at    bigint       not null,
    login          varchar,
    member_id      varchar(200),
    via_host       varchar(40),
    source         varchar(100),
    action         varchar(200) not null,
    target         varchar,
    content_before varchar,
    content_after  varchar,
    sequence       bigint,
    hash           varchar(60)
);
create unique index audit_entry_by_sequence on audit_entry (sequence);
create index audit_entry_by_time on audit_entry (happened_at);
create index audit_entry_by_member on audit_entry (member_id, id);
create index audit_entry_by_target on audit_entry (target, id);

-- How far other hosts' chains have gone, as they have told this host: the last word of each minute, and after a day of each hour, for good.
create table audit_head (
    host_id  varchar(40) not null,
    heard_minute bigint  not null,
    sequence bigint      not null,
    hash     varchar(60) not null,
    heard_at bigint      not null,
    primary key (host_id, heard_minute)
);
create index audit_head_by_minute on audit_head (heard_minute);
