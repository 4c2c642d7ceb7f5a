-- Tells which algorithms and parameters other stacks have hashed passwords by, without reading the table.
CREATE INDEX CONCURRENTLY password_kinds ON users
    (substring(password from '^[$](?:2[aby][$][0-9]{2}|argon2(?:id|i|d)[$](?:v=[0-9]+[$])?m=[0-9]+,t=[0-9]+,p=[0-9]+)[$]'))
    WHERE substring(password from '^[$](?:2[aby][$][0-9]{2}|argon2(?:id|i|d)[$](?:v=[0-9]+[$])?m=[0-9]+,t=[0-9]+,p=[0-9]+)[$]')
        <> '$argon2id$v=19$m=19456,t=2,p=1$';
