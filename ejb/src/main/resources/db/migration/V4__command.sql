-- Answers of commands that came with an Idempotency-Key. This host's own; in no collection.
create table command_outcome (
    command_id  varchar(500)  not null primary key,
    fingerprint varchar(60)   not null,
    status      integer       not null,
    headers     varchar(4000) not null,
    body        bytea         not null,
    decided_at  bigint        not null
);
create index command_outcome_by_time on command_outcome (decided_at);
