CREATE TABLE callers_service.callers (id int PRIMARY KEY)
