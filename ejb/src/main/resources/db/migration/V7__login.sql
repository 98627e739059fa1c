-- Logins that go on, at the home host; of a refresh token a hash. In no collection.
create table login_session (
    id            varchar(26)  not null primary key,
    member_id     varchar(200) not null,
    sessions_ended    integer  not null,
    passwords_changed integer  not null,
    family_hash   varchar(60)  not null,
    secret_hash   varchar(60)  not null,
    begun_at      bigint       not null,
    expires_at    bigint       not null
);
create unique index login_session_by_family on login_session (family_hash);
create index login_session_by_member on login_session (member_id);
create index login_session_by_end on login_session (expires_at);

-- Members whose sessions have ended here, at their home, as long as the master has not told all hosts. In no collection.
create table session_end_due (
    member_id     varchar(200) not null primary key,
    passwords_changed integer  not null
);
