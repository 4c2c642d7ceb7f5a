-- The table of the stack that this one replaces; where it is there already, it is adopted as it is.
CREATE TABLE IF NOT EXISTS users (
    id serial PRIMARY KEY,
    username varchar(128) UNIQUE NOT NULL,
    email varchar(128) UNIQUE NOT NULL,
    password varchar(255) NOT NULL,
    active boolean NOT NULL,
    admin boolean NOT NULL,
    created_at timestamp NOT NULL
);
