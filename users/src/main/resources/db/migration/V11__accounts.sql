-- When an account was last changed; NULL where nobody knows. Tokens without a session that are no younger than tokens_valid_from
-- are worth nothing.
ALTER TABLE users
    ADD COLUMN email_verified_at timestamptz,
    ADD COLUMN password_changed_at timestamptz,
    ADD COLUMN tokens_valid_from timestamptz;

-- What was done to accounts, by whom and from where. It outlives the users, so it refers to none, and holds no email and no token.
CREATE TABLE audit_log (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL DEFAULT now(),
    event text NOT NULL,
    actor_id int,
    user_id int,
    session_id uuid,
    address inet,
    detail jsonb
);
CREATE INDEX audit_log_by_user ON audit_log (user_id, id DESC);
CREATE INDEX audit_log_at ON audit_log (at);
