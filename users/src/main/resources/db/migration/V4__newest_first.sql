-- Serves the list of users: a page costs the same wherever it begins.
CREATE INDEX CONCURRENTLY users_newest_first ON users (created_at DESC, id DESC);
