CREATE TABLE @name@_service.entries (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id int NOT NULL,
    text varchar(1000) NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX entries_of_user ON @name@_service.entries (user_id, id DESC)
