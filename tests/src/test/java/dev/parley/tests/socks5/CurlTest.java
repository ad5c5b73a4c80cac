package dev.parley.tests.socks5;

import static dev.parley.tests.socks5.Accounts.ALICE;
import static dev.parley.tests.socks5.Accounts.NOBODY;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tests.peer.Sockets;
import dev.parley.tests.socks5.spec.AddressType;
import dev.parley.tests.socks5.spec.Credentials;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The generated server, talked to by a client of other origin. */
class CurlTest {
    private final Curl curl = Curl.require();
    private Pages pages;
    private Network network;

    @BeforeEach
    void open() throws IOException {
        pages = new Pages();
        network = new Network(Map.of("page.test:80", pages.port(), "192.0.2.1:80", pages.port(),
                "[2001:db8:0:0:0:0:0:1]:80", pages.port(), "closed.test:80", closedPort()));
    }

    @AfterEach
    void close() {
        pages.close();
    }

    @Test
    void getsAPageByteForByte() throws Exception {
        SocksSession session = arrives(NOBODY, "http://page.test/page", "--socks5-hostname");
        assertEquals("Greeting NoLogin Request Connected", session.party().path());
        assertEquals(AddressType.DOMAIN_NAME, session.party().machine().request().dst().atyp());
    }

    @Test
    void logsIn() throws Exception {
        SocksSession session = arrives(ALICE, "http://page.test/page", "--proxy-user", "alice:wonderland", "--socks5-hostname");
        assertEquals("Greeting UsePassword Credentials Welcome Request Connected", session.party().path());
    }

    @Test
    void doesNotLogInWhereNobodyAsks() throws Exception {
        SocksSession session = arrives(NOBODY, "http://page.test/page", "--proxy-user", "alice:wonderland", "--socks5-hostname");
        assertTrue(session.party().machine().offersPassword());
        assertEquals("Greeting NoLogin Request Connected", session.party().path());
    }

    @Test
    void looksUpTheNameItself() throws Exception {
        SocksSession session = arrives(NOBODY, "http://page.test/page", "--resolve", "page.test:80:192.0.2.1", "--socks5");
        assertEquals("192.0.2.1:80", Endpoints.text(session.party().machine().request().dst()));
    }

    @Test
    void asksForAnAddressOfFourBytes() throws Exception {
        SocksSession session = arrives(NOBODY, "http://192.0.2.1/page", "--socks5");
        assertEquals(AddressType.IPV4, session.party().machine().request().dst().atyp());
    }

    @Test
    void asksForAnAddressOfSixteenBytes() throws Exception {
        SocksSession session = arrives(NOBODY, "http://[2001:db8::1]/page", "--socks5-hostname");
        assertEquals(AddressType.IPV6, session.party().machine().request().dst().atyp());
    }

    @Test
    void aWrongPasswordIsRejected() throws Exception {
        SocksSession session = fails(ALICE, "http://page.test/page", "--proxy-user", "alice:looking-glass", "--socks5-hostname");
        assertEquals("Greeting UsePassword Credentials Rejection", session.party().path());
    }

    @Test
    void withoutAPasswordThereIsNoMethodForAServerThatDemandsOne() throws Exception {
        SocksSession session = fails(ALICE, "http://page.test/page", "--socks5-hostname");
        assertEquals("Greeting NoMethod", session.party().path());
    }

    @Test
    void anUnknownNameIsUnreachable() throws Exception {
        SocksSession session = fails(NOBODY, "http://unknown.test/page", "--socks5-hostname");
        assertEquals("host_unreachable", session.party().machine().refusal().rep().label());
    }

    @Test
    void aClosedPortIsRefused() throws Exception {
        SocksSession session = fails(NOBODY, "http://closed.test/page", "--socks5-hostname");
        assertEquals("Greeting NoLogin Request Refusal", session.party().path());
        assertEquals("connection_refused", session.party().machine().refusal().rep().label());
    }

    /** The last option takes the proxy. */
    private SocksSession arrives(Optional<Credentials> account, String url, String... options) throws Exception {
        try (SocksServer server = new SocksServer(network, account)) {
            Curl.Result result = curl.get(url, proxied(server, options));
            assertEquals(0, result.exit(), result.errors());
            assertArrayEquals(Pages.PAGE, result.output());
            SocksSession session = server.awaitSession();
            assertNull(session.failure());
            return session;
        }
    }

    private SocksSession fails(Optional<Credentials> account, String url, String... options) throws Exception {
        try (SocksServer server = new SocksServer(network, account)) {
            Curl.Result result = curl.get(url, proxied(server, options));
            assertEquals(Curl.PROXY_ERROR, result.exit(), result.errors());
            assertEquals(0, result.output().length);
            SocksSession session = server.awaitSession();
            assertNull(session.failure());
            return session;
        }
    }

    private static String[] proxied(SocksServer server, String... options) {
        String[] all = Arrays.copyOf(options, options.length + 1);
        all[options.length] = "127.0.0.1:" + server.port();
        return all;
    }

    private static int closedPort() throws IOException {
        try (ServerSocket probe = Sockets.listen()) {
            return probe.getLocalPort();
        }
    }
}
