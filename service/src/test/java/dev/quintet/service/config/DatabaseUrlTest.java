package dev.quintet.service.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

class DatabaseUrlTest {
    private static final String EXPECTED =
            ", it must be postgres://user:password@host:port/database or a JDBC URL of PostgreSQL";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "postgres://ann:secret@db:5433/users       | jdbc:postgresql://db:5433/users | ann | secret",
                "postgresql://ann:secret@db/users          | jdbc:postgresql://db:5432/users | ann | secret",
                "postgres://ann@db:/users                  | jdbc:postgresql://db:5432/users | ann |",
                "postgres://ann:@db/users?                 | jdbc:postgresql://db:5432/users | ann |",
                "postgres://:secret@db/users               | jdbc:postgresql://db:5432/users |     | secret",
                "postgres://db/users                       | jdbc:postgresql://db:5432/users |     |",
                "postgres://users_db/users_prod            | jdbc:postgresql://users_db:5432/users_prod | |",
                "postgres://[::1]:5433/users               | jdbc:postgresql://[::1]:5433/users | |",
                "postgres://[fe80::1%25eth0]/users         | jdbc:postgresql://[fe80::1%eth0]:5432/users | |",
                "postgres://a:1,b,[2001:db8::1]:3/users    | jdbc:postgresql://a:1,b:5432,[2001:db8::1]:3/users | |",
                "postgres://a%6en:se%40cr+et%2F%25%3a@db/u | jdbc:postgresql://db:5432/u | ann | se@cr+et/%:",
                "postgres://ann: se:cr?et#ü @db/users      | jdbc:postgresql://db:5432/users | ann | \" se:cr?et#ü \"",
                "postgres://ann:s%C3%BC%E4%BD%A0@db/users  | jdbc:postgresql://db:5432/users | ann | sü你",
                "postgres://ann:%20secret%20@db/users      | jdbc:postgresql://db:5432/users | ann | \" secret \"",
                "postgres://db/us%20ers%2Fü                | jdbc:postgresql://db:5432/us+ers%2F%C3%BC | |",
                "postgres://x:y@z/q?user=ann@srv&password=s+%26&dbname=users | jdbc:postgresql://z:5432/users | ann@srv | s+&",
                "postgres:///users?host=a_b,::1&port=1,2   | jdbc:postgresql://a_b:1,[::1]:2/users | |",
                "postgres:///users?host=a,b&port=1         | jdbc:postgresql://a:1,b:1/users | |",
                "postgres:///users?host=a                  | jdbc:postgresql://a:5432/users | |",
                "jdbc:postgresql://db/users?user=ann&password=s+%2B | jdbc:postgresql://db:5432/users | ann | s +",
                "jdbc:postgresql://ann:secret@db/users     | jdbc:postgresql://db:5432/users | ann | secret",
                "jdbc:postgresql://a:1,b:2/users           | jdbc:postgresql://a:1,b:2/users | |",
                "jdbc:postgresql:users                     | jdbc:postgresql://localhost:5432/users | |",
                "jdbc:postgresql:/users                    | jdbc:postgresql://localhost:5432/users | |",
                "jdbc:postgresql:///users?user=ann         | jdbc:postgresql://localhost:5432/users | ann |",
            })
    void namesHostsDatabaseUserAndPassword(
            String url, String jdbcUrl, String user, String password) {
        assertEquals(new DatabaseUrl(jdbcUrl, user, password, Map.of()), read(url));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "postgres://db/x?sslmode=verify-full&sslrootcert=/ca.pem | {sslmode=verify-full, sslrootcert=/ca.pem}",
                "postgres://db/x?sslrootcert=system          | {sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory, sslmode=verify-full}",
                "postgres://db/x?sslmode=require&channel_binding=require | {channelBinding=require, sslmode=require}",
                "postgres://db/x?ssl=true                    | {sslmode=require}",
                "postgres://db/x?connect_timeout=7           | {connectTimeout=7}",
                "postgres://db/x?application_name=a%20b      | {ApplicationName=a b}",
                "postgres://db/x?options=-c%20geqo%3Doff     | {options=-c geqo=off}",
                "postgres://db/x?options=-c geqo=off         | {options=-c geqo=off}",
                "postgres://db/x?keepalives=0&keepalives_idle=3&&sslmode= | {tcpKeepAlive=false}",
                "postgres://a,b/x?target_session_attrs=read-write | {targetServerType=primary}",
                "postgres://a,b/x?target_session_attrs=any   | {}",
                "postgres://a,b/x?load_balance_hosts=random  | {loadBalanceHosts=true}",
                "postgres://db/x?prepareThreshold=0          | {prepareThreshold=0}",
                "jdbc:postgresql://db/x?ssl=true&currentSchema=y | {currentSchema=y, ssl=true}",
            })
    void carriesParametersInTheNamesOfLibpqAndOfTheDriver(String url, String properties) {
        assertEquals(properties, new TreeMap<>(read(url).parameters()).toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hidden                            | not a URL of PostgreSQL",
                "hidden:hidden@hidden              | not a URL of PostgreSQL",
                "postgres:hidden                   | not a URL of PostgreSQL",
                "mysql://a:hidden@b/c              | a URL of scheme 'mysql'",
                "jdbc:mysql://a:hidden@b/c         | a URL of scheme 'jdbc:mysql'",
                "postgres://                       | a URL without a host",
                "postgres:///users                 | a URL without a host",
                "postgres://a,,b/users             | a URL without a host",
                "postgres://db                     | a URL without a database",
                "postgres://ann:hidden@db/         | a URL without a database",
                "postgres://a:hidden@db:99999/x    | a URL with the port 99999, which is not from 1 to 65535",
                "postgres://a:hidden@db:0/x        | a URL with the port 0, which is not from 1 to 65535",
                "postgres://a:hidden@db:-1/x       | a URL with a port that is not a number",
                "postgres://a:hidden@::1/x         | a URL with an invalid host; write an IPv6 address in brackets",
                "postgres://a:hidden@[db]/x        | a URL with an invalid host",
                "postgres://a:hidden@d b/x         | a URL with an invalid host",
                "postgres://%2Fvar%2Frun/x         | a URL of a Unix-domain socket",
                "postgres:///x?host=/var/run       | a URL of a Unix-domain socket",
                "postgres:///x?host=a,b&port=1,2,3 | a URL whose numbers of hosts and ports differ",
                "postgres://a:hid@den@db/x         | a URL with an @ after its host",
                "postgres://a:hid/den@db/x         | a URL with an @ after its host",
                "postgres://a:1/den?hid=@db/x      | a URL with an @ after its host",
                "postgres://a:b@hid?den=1@db/x     | a URL with an @ after its host",
                "postgres://a:hid%dxen@db/x        | a URL with a % that is not followed by two hexadecimal digits",
                "postgres://a:hid%@db/x            | a URL with a % that is not followed by two hexadecimal digits",
                "postgres://a:hid%00den@db/x       | a URL with a % that does not encode a character",
                "postgres://a:hid%FFden@db/x       | a URL with a % that does not encode a character",
                "postgres://a:hidden@db/x?sslmode=on      | a URL in which sslmode is not one of disable, allow, prefer, require, verify-ca, verify-full",
                "postgres://a:hidden@db/x?connect_timeout=soon | a URL in which connectTimeout is not a whole number",
                "postgres://a:hidden@db/x?sslmod=require  | a URL with the parameter 'sslmod', which is not supported",
                "postgres://a:hidden@db/x??sslmode=allow  | a URL with the parameter '?sslmode', which is not supported",
                "postgres://a:hidden@db/x?PGHOST=db       | a URL with the parameter 'PGHOST', which is not supported",
                "postgres://a:hidden@db/x?sslmode         | a URL with a parameter without a value",
                "postgres://a:hidden@db,e/x?target_session_attrs=standby | a URL that asks for a server other than the primary, the only one that can write",
                "jdbc:postgresql://a:hidden@db:99999/x    | a URL with the port 99999, which is not from 1 to 65535",
                "jdbc:postgresql://db/?user=a&password=hidden | a URL without a database",
            })
    void isRefusedInOneLineWithoutTheSecret(String url, String held) {
        var refusal = assertThrows(InvalidSetting.class, () -> read(url)).getMessage();

        assertEquals(
                "DATABASE_URL is " + held + EXPECTED,
                refusal.replaceFirst("; percent-encode.*", ""));
    }

    @Test
    void takesThePasswordFromAPlaceOfItsOwnAsItIs(@TempDir Path folder) throws IOException {
        var password = "p@/%zz?#:+ ü";
        var file = Files.writeString(folder.resolve("password"), password + "\n");

        assertEquals(
                password,
                of(Map.of("DATABASE_URL", "postgres://ann@db/x", "DATABASE_PASSWORD", password))
                        .password());
        assertEquals(
                password,
                of(Map.of(
                                "DATABASE_URL",
                                "postgres://ann:another@db/x",
                                "DATABASE_PASSWORD_FILE",
                                file.toString()))
                        .password());
    }

    @Test
    void standsInAFile(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("url"), "postgres://ann:secret@db/x\n");
        var bad = Files.writeString(folder.resolve("bad"), "postgres://ann:secret@db");

        assertEquals(
                new DatabaseUrl("jdbc:postgresql://db:5432/x", "ann", "secret", Map.of()),
                of(Map.of("DATABASE_URL_FILE", file.toString())));
        var refusal = assertThrows(
                InvalidSetting.class, () -> of(Map.of("DATABASE_URL_FILE", bad.toString())));
        assertEquals(
                "DATABASE_URL_FILE is a URL without a database" + EXPECTED
                        + "; percent-encode what is special in a user or password",
                refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres://ann:5ecret@db/x", "jdbc:postgresql://db/x?password=5ecret"})
    void isNotShown(String url) {
        assertFalse((read(url) + read(url).jdbcUrl()).contains("5ecret"));
    }

    private static DatabaseUrl read(String url) {
        return of(Map.of("DATABASE_URL", url));
    }

    private static DatabaseUrl of(Map<String, String> variables) {
        return DatabaseUrl.of(new Environment(variables)).orElseThrow();
    }
}
