package dev.parley.tests.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.tests.peer.BcClient;
import dev.parley.tests.peer.EngineEnd;
import dev.parley.tests.peer.Identities;
import dev.parley.tests.peer.Pair;
import dev.parley.tests.peer.Wire;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.TlsException;
import dev.parley.tls.TlsVersion;
import dev.parley.tls.testing.KeyKind;
import dev.parley.wire.Bytes;
import dev.parley.wire.Secret;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys for other protocols: RFC 9846 section 7.5, RFC 5705. */
class ExporterTest {
    private static final String LABEL = "EXPORTER-Channel-Binding";
    private static final Optional<Bytes> NONE = Optional.empty();
    private static final Optional<Bytes> EMPTY = Optional.of(Bytes.EMPTY);
    private static final Optional<Bytes> CONTEXT = Optional.of(Bytes.ofUtf8("context"));
    private static final int LENGTH = 32;

    @ParameterizedTest
    @EnumSource
    void bothSidesGetTheSame(TlsVersion version) throws TlsException {
        Pair pair = Pair.connect(config(version).trust(Identities.PKI.trusted()), server(version));
        pair.connected();
        for (Optional<Bytes> context : List.of(NONE, EMPTY, CONTEXT)) {
            assertEquals(export(pair.client(), LABEL, context), export(pair.server(), LABEL, context));
        }
    }

    @ParameterizedTest
    @EnumSource
    void itDependsOnLabelContextAndConnection(TlsVersion version) throws TlsException {
        EngineEnd end = Pair.connect(config(version).trust(Identities.PKI.trusted()), server(version)).client();
        EngineEnd other = Pair.connect(config(version).trust(Identities.PKI.trusted()), server(version)).client();
        Bytes exported = export(end, LABEL, CONTEXT);
        assertEquals(exported, export(end, LABEL, CONTEXT));
        assertNotEquals(exported, export(end, "another label", CONTEXT));
        assertNotEquals(exported, export(end, LABEL, EMPTY));
        assertNotEquals(exported, export(other, LABEL, CONTEXT));
    }

    /**
     * RFC 9846 section 7.5: "exporters no longer distinguish between having no context and having an empty context".
     */
    @Test
    void noContextIsAnEmptyOneInTls13Only() throws TlsException {
        EngineEnd tls13 = Pair.connect(config(TlsVersion.TLS13).trust(Identities.PKI.trusted()),
                server(TlsVersion.TLS13)).client();
        EngineEnd tls12 = Pair.connect(config(TlsVersion.TLS12).trust(Identities.PKI.trusted()),
                server(TlsVersion.TLS12)).client();
        assertEquals(export(tls13, LABEL, NONE), export(tls13, LABEL, EMPTY));
        assertNotEquals(export(tls12, LABEL, NONE), export(tls12, LABEL, EMPTY));
    }

    @ParameterizedTest
    @EnumSource
    void bouncyCastleGetsTheSame(TlsVersion version) throws TlsException {
        Map<Optional<Bytes>, Bytes> theirs = new HashMap<>();
        BcClient client = new BcClient(version, true, connection -> Stream.of(NONE, EMPTY, CONTEXT).forEach(context ->
                theirs.put(context, Bytes.wrap(connection.exportKeyingMaterial(LABEL,
                        context.map(Bytes::toByteArray).orElse(null), LENGTH)))));
        EngineEnd server = EngineEnd.server(server(version).build());
        Wire.whole().run(client, server);
        server.connected();
        Map<Optional<Bytes>, Bytes> own = new HashMap<>();
        for (Optional<Bytes> context : List.of(NONE, EMPTY, CONTEXT)) {
            own.put(context, export(server, LABEL, context));
        }
        assertEquals(theirs, own);
    }

    /** RFC 7627 section 5.4. */
    @Test
    void nothingIsExportedWithoutTheExtendedMasterSecret() {
        EngineEnd server = EngineEnd.server(server(TlsVersion.TLS12).build());
        Wire.whole().run(new BcClient(TlsVersion.TLS12, false, connection -> { }), server);
        server.connected();
        assertThrows(IllegalStateException.class, () -> export(server, LABEL, NONE));
        server.connected();
    }

    @Test
    void nothingIsExportedBeforeTheHandshakeAndAfterTheEnd() {
        EngineEnd client = EngineEnd.client(config(TlsVersion.TLS13).trust(Identities.PKI.trusted()).build());
        EngineEnd server = EngineEnd.server(server(TlsVersion.TLS13).build());
        assertThrows(IllegalStateException.class, () -> export(client, LABEL, NONE));
        Wire.whole().run(client, server);
        client.connected();
        client.engine().close();
        assertThrows(IllegalStateException.class, () -> export(client, LABEL, NONE));
        assertThrows(IllegalArgumentException.class, () -> server.engine().keyingMaterial(LABEL, NONE, 0));
    }

    private static Bytes export(EngineEnd end, String label, Optional<Bytes> context) throws TlsException {
        try (Secret exported = end.engine().keyingMaterial(label, context, LENGTH)) {
            return exported.disclose();
        }
    }

    private static TlsConfig.Builder config(TlsVersion version) {
        return TlsConfig.builder().versions(List.of(version));
    }

    private static TlsConfig.Builder server(TlsVersion version) {
        return config(version).credentials(List.of(Identities.server(KeyKind.P256).credentials()));
    }
}
