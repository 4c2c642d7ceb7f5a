-- The role of the users service, with the password that USERS_DB_ROLE_PASSWORD holds, if any.
\getenv password USERS_DB_ROLE_PASSWORD
SET log_statement = none;
SET log_min_error_statement = panic;
SET password_encryption = 'scram-sha-256';
SELECT format('CREATE ROLE %I', :'role') WHERE to_regrole(quote_ident(:'role')) IS NULL \gexec
ALTER ROLE :"role" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
SELECT format('ALTER ROLE %I PASSWORD %L', :'role', :'password') WHERE :'password' <> '' \gexec
