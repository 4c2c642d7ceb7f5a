-- Built beside requests.
CREATE INDEX CONCURRENTLY notes_by_id ON wrong_service.notes (id)
    WHER id > 0;
