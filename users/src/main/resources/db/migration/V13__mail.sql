-- Codes of links that were mailed, as digests. email is where it was mailed to, for which alone it counts; created_at when it was asked for.
CREATE TABLE one_time_codes (
    digest bytea PRIMARY KEY,
    purpose text NOT NULL,
    user_id int NOT NULL REFERENCES users ON DELETE CASCADE,
    email varchar(128) NOT NULL,
    session_id uuid,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
);
CREATE INDEX one_time_codes_by_user ON one_time_codes (user_id, purpose);
CREATE INDEX one_time_codes_expires_at ON one_time_codes (expires_at);

-- Mail that is to be sent; what was sent is removed. due_at is also the lease of the replica that sends it. It holds no code, and refers
-- to no user, who may be gone.
CREATE TABLE mail_outbox (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind text NOT NULL,
    user_id int,
    address varchar(128) NOT NULL,
    parameters jsonb NOT NULL,
    language text NOT NULL,
    attempts smallint NOT NULL DEFAULT 0,
    due_at timestamptz NOT NULL DEFAULT now(),
    give_up_at timestamptz NOT NULL,
    failed boolean NOT NULL DEFAULT false,
    last_error varchar(200),
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX mail_outbox_due_at ON mail_outbox (due_at) WHERE NOT failed;
CREATE INDEX mail_outbox_by_user ON mail_outbox (user_id);
