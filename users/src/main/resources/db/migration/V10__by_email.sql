-- Serves the list of users by email, and the search for those whose email begins with a text.
CREATE INDEX CONCURRENTLY users_by_email ON users (lower(email) COLLATE "C", id);
