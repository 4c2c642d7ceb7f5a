CREATE TABLE wrong_service.notes (id int);
ALTER TABEL wrong_service.notes ADD at timestamp;
