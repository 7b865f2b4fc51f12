-- Names are written once and never deleted: whoever has read a number may keep it.
create table name (
    id integer primary key,
    text varchar(4200) not null unique
);

-- Sessions are told apart by a hash of their name, since there are too many to keep each.
create table use_row (
    id integer primary key,
    at bigint not null,
    session bigint not null,
    command integer not null,
    module integer not null,
    phase integer not null,
    level integer not null,
    nanos bigint not null,
    tokens bigint not null,
    outcome integer not null
);

-- For all questions, which are asked command by command and since a time.
create index use_row_of_command on use_row (command, at);

create table spool_chunk (
    chunk varchar(32) primary key,
    lines integer not null,
    taken_at bigint not null
);

create table trace (
    session bigint primary key,
    last_at bigint not null,
    events blob not null
);

-- For retention by age.
create index trace_by_age on trace (last_at);

create table learned_until (
    only integer primary key,
    use_row bigint not null
);

create table learned_command (
    command integer primary key,
    weight double precision not null,
    at bigint not null
);

create table learned_opening (
    command integer not null,
    module integer not null,
    weight double precision not null,
    at bigint not null,
    primary key (command, module)
);
