-- Where users are logged in. A session ends by its removal. Of kind 0 are those of one token, which token_digest tells from others;
-- kinds 1 and 2, of tokens that are renewed, are to come, and generation and rotated_at are theirs.
CREATE TABLE sessions (
    id uuid PRIMARY KEY,
    user_id int NOT NULL REFERENCES users ON DELETE CASCADE,
    kind smallint NOT NULL,
    generation int NOT NULL DEFAULT 0,
    rotated_at timestamptz,
    token_digest bytea,
    created_at timestamptz NOT NULL,
    seen_at timestamptz NOT NULL,
    idle_until timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    address inet,
    agent varchar(200)
);
CREATE INDEX sessions_by_user ON sessions (user_id, seen_at DESC);
CREATE INDEX sessions_idle_until ON sessions (idle_until);
