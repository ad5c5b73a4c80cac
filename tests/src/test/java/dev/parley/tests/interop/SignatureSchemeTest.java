package dev.parley.tests.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.parley.tests.peer.EngineEnd;
import dev.parley.tests.peer.Identities;
import dev.parley.tests.peer.Jsse;
import dev.parley.tests.peer.JsseEnd;
import dev.parley.tests.peer.Wire;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.spec.NamedGroup;
import dev.parley.tls.spec.SignatureScheme;
import dev.parley.tls.testing.Identity;
import dev.parley.tls.testing.KeyKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every signature scheme that Parley knows, made by each side and verified by the JDK's TLS, in memory. */
class SignatureSchemeTest {
    private static final List<KeyKind> KEYS =
            List.of(KeyKind.RSA_2048, KeyKind.P256, KeyKind.P384, KeyKind.P521, KeyKind.ED25519);
    private static final List<NamedGroup> GROUPS =
            List.of(NamedGroup.X25519, NamedGroup.SECP256R1, NamedGroup.SECP384R1, NamedGroup.SECP521R1);
    private static final SignatureScheme OF_THE_CHAIN = SignatureScheme.ECDSA_SECP256R1_SHA256;
    private static final String[] SUITES = TlsConfig.builder().build().cipherSuites().stream()
            .map(suite -> suite.label()).toArray(String[]::new);

    @TestFactory
    Stream<DynamicTest> ourServerSigns() {
        return schemes().map(scheme -> dynamicTest(scheme.label(), () -> {
            JsseEnd client = Jsse.anonymous().client(Jsse.suites(SUITES));
            EngineEnd server = EngineEnd.server(server(scheme));
            Wire.whole().run(client, server);
            assertEquals(Optional.of(scheme), server.connected().scheme());
            assertEquals(Identities.server(signer(scheme)).certificate(),
                    client.engine().getSession().getPeerCertificates()[0]);
        }));
    }

    /** The signatures are those that the JDK verifies above; its own server does not let the scheme be chosen. */
    @TestFactory
    Stream<DynamicTest> ourClientVerifies() {
        return schemes().map(scheme -> dynamicTest(scheme.label(), () -> {
            EngineEnd client = EngineEnd.client(client(scheme).build());
            EngineEnd server = EngineEnd.server(server(scheme));
            Wire.whole().run(client, server);
            assertEquals(Optional.of(scheme), client.connected().scheme());
        }));
    }

    @TestFactory
    Stream<DynamicTest> ourClientSigns() {
        return schemes().map(scheme -> dynamicTest(scheme.label(), () -> {
            Identity own = Identities.client(signer(scheme));
            EngineEnd client = EngineEnd.client(client(scheme)
                    .credentials(List.of(own.credentials())).build());
            SSLParameters parameters = Jsse.suites(SUITES);
            parameters.setNeedClientAuth(true);
            JsseEnd server = Jsse.with(Identities.server(signer(scheme))).server(parameters);
            Wire.whole().run(client, server);
            client.connected();
            assertEquals(own.certificate(), server.engine().getSession().getPeerCertificates()[0]);
        }));
    }

    private static TlsConfig server(SignatureScheme scheme) {
        return TlsConfig.builder().groups(GROUPS).signatureSchemes(List.of(scheme))
                .credentials(List.of(Identities.server(signer(scheme)).credentials())).build();
    }

    /** A client that offers the scheme, and the one of the certificates, which the JDK wants to be offered too. */
    private static TlsConfig.Builder client(SignatureScheme scheme) {
        return TlsConfig.builder().groups(GROUPS).trust(Identities.PKI.trusted())
                .signatureSchemes(Stream.of(scheme, OF_THE_CHAIN).distinct().toList());
    }

    private static Stream<SignatureScheme> schemes() {
        return TlsConfig.builder().build().signatureSchemes().stream();
    }

    /** A kind of key that makes such signatures. */
    private static KeyKind signer(SignatureScheme scheme) {
        return KEYS.stream().filter(kind -> Identities.server(kind).credentials().schemes().stream()
                .anyMatch(known -> known.specName().equals(scheme.label()))).findFirst().orElseThrow();
    }
}
