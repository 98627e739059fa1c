-- Tokens by which new hosts come into the Domain, as the master remembers them: a hash in the place of the secret. In no collection.
create table join_token (
    id          varchar(26)  not null primary key,
    host_name   varchar      not null,
    secret_hash varchar(60)  not null,
    made_by     varchar      not null,
    made_at     bigint       not null,
    expires_at  bigint       not null,
    used_by     varchar(60),
    used_at     bigint
);
create unique index join_token_by_secret on join_token (secret_hash);
