-- Registrations whose email is not proven yet. Neither username nor email is taken by them. tries counts wrong passwords.
CREATE TABLE registrations (
    id uuid PRIMARY KEY,
    username varchar(128) NOT NULL,
    email varchar(128) NOT NULL,
    password varchar(255) NOT NULL,
    tries smallint NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL
);
CREATE INDEX registrations_expires_at ON registrations (expires_at);

-- Codes of links that were mailed for them, as digests. A mail that had to be sent twice has two, and both count.
CREATE TABLE registration_codes (
    digest bytea PRIMARY KEY,
    registration_id uuid NOT NULL REFERENCES registrations ON DELETE CASCADE
);
CREATE INDEX registration_codes_by_registration ON registration_codes (registration_id);
