package dev.quintet.users.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

import dev.quintet.users.config.SmtpServer;
import dev.quintet.users.config.SmtpServer.Security;

import jakarta.mail.MessagingException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.Optional;

import javax.net.ssl.SSLSocketFactory;

class SmtpClientTest {
    private static final SSLSocketFactory OF_THE_JAVA =
            (SSLSocketFactory) SSLSocketFactory.getDefault();

    @TempDir
    private static Path folder;

    private static Certificate certificate;
    private static GreenMail greenMail;
    private static StarttlsServer starttls;

    @BeforeAll
    static void start() throws Exception {
        certificate = Certificate.of("localhost", folder);
        System.setProperty("greenmail.tls.keystore.file", certificate.file().toString());
        System.setProperty("greenmail.tls.keystore.password", Certificate.PASSWORD);
        greenMail = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS)
        });
        greenMail.setUser("ann@example.org", "ann", "p@ss:word");
        greenMail.start();
        starttls = StarttlsServer.before(
                greenMail.getSmtp().getPort(), certificate.context().getSocketFactory());
    }

    @AfterAll
    static void stop() throws Exception {
        starttls.close();
        greenMail.stop();
    }

    @ParameterizedTest
    @EnumSource(Security.class)
    void handsMailOverHoweverTheConnectionIsEncrypted(Security security) throws Exception {
        var to = security.name().toLowerCase() + "@example.org";

        client(security, "localhost", trusting()).send(mail(to));

        assertEquals(1, received(to));
    }

    @ParameterizedTest
    @EnumSource(value = Security.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void handsNothingToAServerWhoseCertificateNobodyTrusts(Security security) {
        var to = "untrusted-" + security.name().toLowerCase() + "@example.org";

        var failure = assertThrows(
                MessagingException.class,
                () -> client(security, "localhost", OF_THE_JAVA).send(mail(to)));

        assertTrue(
                failure.toString().contains("certification path")
                        || failure.getCause().toString().contains("certification path"),
                failure::toString);
        assertEquals(0, received(to));
    }

    @ParameterizedTest
    @EnumSource(value = Security.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void handsNothingToAServerOfAnotherName(Security security) {
        var to = "elsewhere-" + security.name().toLowerCase() + "@example.org";

        assertThrows(
                MessagingException.class,
                () -> client(security, "127.0.0.1", trusting()).send(mail(to)));

        assertEquals(0, received(to));
    }

    @Test
    void handsNothingToAServerThatDoesNotOfferStarttls() {
        var failure = assertThrows(
                MessagingException.class,
                () -> client(
                                Security.STARTTLS,
                                "localhost",
                                greenMail.getSmtp().getPort(),
                                trusting())
                        .send(mail("plain@example.org")));

        assertEquals(
                "STARTTLS is required but host does not support STARTTLS", failure.getMessage());
        assertEquals(0, received("plain@example.org"));
    }

    @Test
    void logsIn() throws Exception {
        var server = new SmtpServer(
                "localhost",
                greenMail.getSmtps().getPort(),
                Optional.of("ann"),
                Optional.of("p@ss:word"),
                Security.TLS);

        new SmtpClient(server, "no-reply@example.org", trusting()).send(mail("login@example.org"));

        assertEquals(1, received("login@example.org"));
    }

    @Test
    void takesARefusedLoginForAPassingTrouble() {
        var server = new SmtpServer(
                "localhost",
                greenMail.getSmtps().getPort(),
                Optional.of("ann"),
                Optional.of("wrong"),
                Security.TLS);

        var failure = assertThrows(
                MessagingException.class,
                () -> new SmtpClient(server, "no-reply@example.org", trusting())
                        .send(mail("refused@example.org")));

        assertFalse(SmtpClient.isForGood(failure));
        assertEquals(0, received("refused@example.org"));
    }

    /** The threat "SMTP header injection". */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b@example.org",
                "a@example.org\r\nBcc: b@example.org",
                "a@example.org\nBcc: b@example.org",
                "a@example.org, b@example.org",
                "(a)b@example.org",
                "b(a)@example.org",
                "a@example.org>\r\nRCPT TO:<b@example.org",
                "\u0000@example.org"
            })
    void refusesForGoodAnAddressThatIsNone(String address) {
        var failure = assertThrows(
                MessagingException.class,
                () -> client(Security.NONE, "localhost", trusting()).send(mail(address)));

        assertTrue(SmtpClient.isForGood(failure), failure::toString);
        assertEquals(0, received("b@example.org"));
    }

    @Test
    void keepsASubjectToItsHeader() throws Exception {
        client(Security.NONE, "localhost", trusting())
                .send(new Envelope(
                        "1@x",
                        "subject@example.org",
                        "one\r\nBcc: c@example.org",
                        "plain",
                        "html"));

        assertEquals(1, received("subject@example.org"));
        assertEquals(0, received("c@example.org"));
    }

    private static int received(String to) {
        try {
            var user = greenMail.getUserManager().getUserByEmail(to);
            return user == null
                    ? 0
                    : greenMail
                            .getManagers()
                            .getImapHostManager()
                            .getInbox(user)
                            .getMessageCount();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLSocketFactory trusting() {
        return certificate.context().getSocketFactory();
    }

    private static SmtpClient client(Security security, String host, SSLSocketFactory trust) {
        return client(
                security,
                host,
                switch (security) {
                    case TLS -> greenMail.getSmtps().getPort();
                    case STARTTLS -> starttls.port();
                    case NONE -> greenMail.getSmtp().getPort();
                },
                trust);
    }

    private static SmtpClient client(
            Security security, String host, int port, SSLSocketFactory trust) {
        return new SmtpClient(
                new SmtpServer(host, port, Optional.empty(), Optional.empty(), security),
                "Example <no-reply@example.org>",
                trust);
    }

    private static Envelope mail(String to) {
        return new Envelope("1@example.org", to, "A subject", "plain", "<p>html</p>");
    }
}
