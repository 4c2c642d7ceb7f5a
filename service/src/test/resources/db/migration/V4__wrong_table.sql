ALTER TABLE wrong_service.nots ADD at timestamp;
