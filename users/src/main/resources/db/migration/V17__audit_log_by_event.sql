-- Serves the audit log of one kind of event, however rare that is.
CREATE INDEX CONCURRENTLY audit_log_by_event ON audit_log (event, id DESC);
