-- Tokens that were logged out, until they would have expired. The digest is of what was signed, never the token itself.
CREATE TABLE revoked_tokens (
    digest bytea PRIMARY KEY,
    expires_at timestamptz NOT NULL
);
CREATE INDEX revoked_tokens_expires_at ON revoked_tokens (expires_at);
