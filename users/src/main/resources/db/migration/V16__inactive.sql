-- Serves the search for users who are not active. Empty but for some.
CREATE INDEX CONCURRENTLY users_inactive ON users (created_at DESC, id DESC) WHERE NOT active;
