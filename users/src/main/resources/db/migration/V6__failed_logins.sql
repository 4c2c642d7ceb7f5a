-- How often logins failed lately, by account and by address, each as a digest.
CREATE TABLE failed_logins (
    subject bytea PRIMARY KEY,
    failures int NOT NULL,
    until timestamptz NOT NULL
);
CREATE INDEX failed_logins_until ON failed_logins (until);
