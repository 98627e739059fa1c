-- Hosts to whose links nothing is listened here, until an administrator lifts that. In no collection.
create table quarantined_host (
    host_id varchar(40) not null primary key,
    since   bigint      not null,
    reason  varchar     not null
);
