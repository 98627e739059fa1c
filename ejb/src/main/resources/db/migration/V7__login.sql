-- Logins that go on, at the home host; of a refresh token a hash. In no collection.
create table login_session (
    id           varchar(26) not null primary key,
    login        varchar     not null,
    member_id    varchar(80),
    refresh_hash varchar(60) not null,
    former_hash  varchar(60),
    begun_at     bigint      not null,
    expires_at   bigint      not null
);
create unique index login_session_by_refresh on login_session (refresh_hash);
create index login_session_by_former on login_session (former_hash);
create index login_session_by_login on login_session (login);
create index login_session_by_member on login_session (member_id);
create index login_session_by_end on login_session (expires_at);
