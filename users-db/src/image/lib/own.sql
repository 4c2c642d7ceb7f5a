-- Gives this database, and what of it belongs to a superuser, to the role of the users service. What belongs to another role
-- stays with that, as somebody may connect as it, and the users service gets the rights of that role.
SELECT set_config('users_db.role', :'role', false) \g /dev/null
DO $$
DECLARE
    service CONSTANT text := current_setting('users_db.role');
    thing record;
BEGIN
    FOR thing IN
        WITH things (owner, kind, name, catalog, id) AS (
            SELECT datdba, 'DATABASE', quote_ident(datname), 'pg_database'::regclass, oid
            FROM pg_database WHERE datname = current_database()
            UNION ALL
            SELECT nspowner, 'SCHEMA', oid::regnamespace::text, 'pg_namespace'::regclass, oid
            FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
            UNION ALL
            SELECT relowner, 'TABLE', oid::regclass::text, 'pg_class'::regclass, oid
            FROM pg_class
            WHERE relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND relnamespace::regnamespace::text !~ '^(pg_|information_schema)'
            UNION ALL
            SELECT proowner, 'ROUTINE', oid::regprocedure::text, 'pg_proc'::regclass, oid
            FROM pg_proc WHERE pronamespace::regnamespace::text !~ '^(pg_|information_schema)'
            UNION ALL
            SELECT typowner, 'TYPE', oid::regtype::text, 'pg_type'::regclass, oid
            FROM pg_type
            WHERE (typtype IN ('e', 'd', 'r') OR typrelid IN (SELECT oid FROM pg_class WHERE relkind = 'c'))
                AND typnamespace::regnamespace::text !~ '^(pg_|information_schema)'
        )
        SELECT things.*, owner.rolsuper
        FROM things JOIN pg_roles owner ON owner.oid = things.owner
        -- Parts of an extension belong to it, and the sequence of a column belongs to its table.
        WHERE owner.rolname !~ '^pg_' AND NOT EXISTS (
            SELECT FROM pg_depend
            WHERE classid = catalog AND objid = id
                AND (deptype = 'e' OR catalog = 'pg_class'::regclass AND deptype IN ('a', 'i') AND refobjsubid > 0))
    LOOP
        IF thing.rolsuper THEN
            EXECUTE format('ALTER %s %s OWNER TO %I', thing.kind, thing.name, service);
        ELSIF NOT pg_has_role(service, thing.owner, 'USAGE') THEN
            EXECUTE format('GRANT %s TO %I', thing.owner::regrole, service);
        END IF;
    END LOOP;
END $$;
-- Given by restore, while it works.
ALTER DEFAULT PRIVILEGES REVOKE ALL ON TABLES FROM :"role";
ALTER DEFAULT PRIVILEGES REVOKE ALL ON SEQUENCES FROM :"role";
ALTER DEFAULT PRIVILEGES REVOKE ALL ON SCHEMAS FROM :"role";
