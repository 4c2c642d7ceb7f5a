-- Serves the list of users by username, and the search for those whose username begins with a text.
CREATE INDEX CONCURRENTLY users_by_username ON users (lower(username) COLLATE "C", id);
