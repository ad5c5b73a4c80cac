package dev.parley.tests.misbehaviour;

import static dev.parley.tests.misbehaviour.RawHello.server;
import static dev.parley.tests.misbehaviour.Scene.Side.CLIENT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.tls.TlsVersion;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.Message;
import dev.parley.wire.Bytes;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Servers that were made to believe that the client speaks TLS 1.2 alone (RFC 9846 section 4.2.3). */
class DowngradeTest {
    private static final Bytes OF_TLS12 = Bytes.of(0x44, 0x4F, 0x57, 0x4E, 0x47, 0x52, 0x44, 1);
    private static final Bytes OF_TLS11 = Bytes.of(0x44, 0x4F, 0x57, 0x4E, 0x47, 0x52, 0x44, 0);
    private static final int SENTINEL_AT = RawHello.RANDOM_AT + 24;

    @TestFactory
    Stream<DynamicTest> aClientOfBothVersionsRefusesTheSentinels() {
        return Stream.of(
                refused("the sentinel of TLS 1.2", Tls13Scenes.fallback(CLIENT), sentinel(OF_TLS12)),
                refused("the sentinel of TLS 1.1", Tls13Scenes.fallback(CLIENT), sentinel(OF_TLS11)));
    }

    /** What a network does that takes TLS 1.3 out of the hello: the server says that it would have spoken it. */
    @Test
    void theServerWritesTheSentinel() {
        Scene both = new Scene("a server of both versions", Scene.Side.SERVER, c -> c,
                s -> s.versions(List.of(TlsVersion.TLS13, TlsVersion.TLS12)), false);
        assertEquals(OF_TLS12, endOfRandom(both));
        assertEquals(false, OF_TLS12.equals(endOfRandom(Scene.ephemeral(Scene.Side.SERVER))),
                "a server of TLS 1.2 alone");
    }

    private static Bytes endOfRandom(Scene scene) {
        Performance performance = scene.play(Edit.none());
        performance.assertSucceeded();
        return performance.peer().records().stream().filter(record -> record.sends(Message.SERVER_HELLO12)).findFirst()
                .map(Messages::body).orElseThrow().slice(SENTINEL_AT, OF_TLS12.length());
    }

    private static Edit sentinel(Bytes bytes) {
        return server(hello -> hello.withPrefix(prefix -> Bytes.concat(prefix.slice(0, SENTINEL_AT), bytes,
                prefix.slice(SENTINEL_AT + bytes.length()))));
    }

    private static DynamicTest refused(String name, Scene scene, Edit edit) {
        return new Misdeed("ServerHello of TLS 1.2 with " + name, scene, edit,
                new Refusal(AlertDescription.ILLEGAL_PARAMETER, "WAIT_SH", "random")).test();
    }
}
