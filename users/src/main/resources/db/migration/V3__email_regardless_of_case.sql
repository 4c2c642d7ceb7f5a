-- Adopted rows may clash: stop before anything changes, and name them.
DO $$
DECLARE
    clashes text;
BEGIN
    SELECT string_agg(emails, '; ') INTO clashes FROM (
        SELECT string_agg(format('%s (id %s)', email, id), ', ' ORDER BY id) AS emails
        FROM users GROUP BY lower(email) HAVING count(*) > 1
    ) AS clash;
    IF clashes IS NOT NULL THEN
        RAISE EXCEPTION 'emails that differ only in case: %', clashes
            USING HINT = 'rename or remove all but one of each, then migrate again';
    END IF;
END
$$;
CREATE UNIQUE INDEX users_email_lower_key ON users (lower(email));
