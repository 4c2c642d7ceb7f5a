-- Attempts that are not judged yet, each by the time at which it no longer holds a place; of an account or an address.
ALTER TABLE failed_logins ADD COLUMN pending timestamptz[] NOT NULL DEFAULT '{}';
