package dev.parley.tests.interop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.parley.tests.peer.Bulk;
import dev.parley.tests.peer.EngineEnd;
import dev.parley.tests.peer.Jsse;
import dev.parley.tests.peer.JsseEnd;
import dev.parley.tests.peer.Wire;
import dev.parley.tls.ConnectionInfo;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every suite, group and kind of key with the JDK's TLS and with ourselves, in memory. */
class InMemoryMatrixTest {
    private static final byte[] UP = Bulk.data(5, 100_000);
    private static final byte[] DOWN = Bulk.data(6, 100_000);

    @TestFactory
    Stream<DynamicTest> ourClientTalksToJsseServer() {
        return Combination.all().stream().map(c -> dynamicTest(c.toString(), () -> {
            EngineEnd client = EngineEnd.client(c.client().build());
            JsseEnd server = Jsse.with(c.server()).server(Jsse.suites(c.suite().label()));
            client.send(UP);
            server.send(DOWN);
            Wire.whole().run(client, server);

            assertAgreed(c, client.connected());
            assertEquals(c.suite().label(), server.engine().getSession().getCipherSuite());
            assertArrayEquals(UP, server.received());
            assertArrayEquals(DOWN, client.received());
            client.closeOutput();
            Wire.whole().run(client, server);
            assertTrue(client.engine().isInputClosed() && server.engine().isInboundDone());
        }));
    }

    @TestFactory
    Stream<DynamicTest> jsseClientTalksToOurServer() {
        return Combination.all().stream().map(c -> dynamicTest(c.toString(), () -> {
            JsseEnd client = Jsse.anonymous().client(Jsse.suites(c.suite().label()));
            EngineEnd server = EngineEnd.server(c.serverConfig().build());
            client.send(UP);
            server.send(DOWN);
            Wire.whole().run(client, server);

            assertAgreed(c, server.connected());
            assertEquals(c.server().certificate(), client.engine().getSession().getPeerCertificates()[0]);
            assertArrayEquals(UP, server.received());
            assertArrayEquals(DOWN, client.received());
            client.engine().closeOutbound();
            Wire.whole().run(client, server);
            assertTrue(server.engine().isInputClosed() && client.engine().isInboundDone());
        }));
    }

    @TestFactory
    Stream<DynamicTest> ourClientTalksToOurServer() {
        return Combination.all().stream().map(c -> dynamicTest(c.toString(), () -> {
            EngineEnd client = EngineEnd.client(c.client().build());
            EngineEnd server = EngineEnd.server(c.serverConfig().build());
            client.send(UP);
            server.send(DOWN);
            Wire.whole().run(client, server);

            assertAgreed(c, client.connected());
            assertAgreed(c, server.connected());
            assertEquals(client.connected().scheme(), server.connected().scheme());
            assertArrayEquals(UP, server.received());
            assertArrayEquals(DOWN, client.received());
            server.closeOutput();
            Wire.whole().run(client, server);
            assertTrue(server.engine().isInputClosed() && client.engine().isInputClosed());
        }));
    }

    private static void assertAgreed(Combination combination, ConnectionInfo info) {
        assertEquals(combination.suite(), info.suite());
        assertEquals(combination.group(), info.group());
        assertEquals(combination.group().isPresent(), info.scheme().isPresent());
    }
}
