-- Serves the search for admins, and the question whether there is another one. Empty but for some.
CREATE INDEX CONCURRENTLY users_admins ON users (created_at DESC, id DESC) WHERE admin;
