package dev.parley.tls.handshake;

import dev.parley.tls.ClientAuthentication;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.ClientHello;
import dev.parley.tls.spec.ClientHelloExtensions;
import dev.parley.tls.spec.tls13.CertificateType;
import dev.parley.tls.spec.tls13.ClientCertTypeExtension;
import dev.parley.tls.spec.tls13.EncryptedExtensionsExtensions;
import dev.parley.tls.spec.tls13.ServerCertTypeExtension;
import dev.parley.wire.ProtocolException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What sides may show of themselves, X.509 certificates or raw public keys, and how they agree on it (RFC 7250 section 4). */
final class CertificateTypes {
    /** What a hello without the extension means. */
    private static final List<CertificateType> DEFAULT = List.of(CertificateType.X509);

    private CertificateTypes() {
    }

    /** Adds a client's offer; section 4.1: a client with no other type than X.509 "MUST omit" it. */
    static void offer(TlsConfig config, ClientHelloExtensions.Builder hello) {
        List<CertificateType> own = shown(config);
        if (own.contains(CertificateType.RAW_PUBLIC_KEY)) {
            hello.clientCertificateType(new ClientCertTypeExtension(new ClientCertTypeExtension.Body.ClientHelloCase(own)));
        }
        List<CertificateType> theirs = judged(config);
        if (theirs.contains(CertificateType.RAW_PUBLIC_KEY)) {
            hello.serverCertificateType(new ServerCertTypeExtension(new ServerCertTypeExtension.Body.ClientHelloCase(theirs)));
        }
    }

    /**
     * The types that a server can show this client, the client's first choice first.
     *
     * @throws ProtocolException {@code unsupported_certificate} if there is none (section 4.2); {@code handshake_failure} if the
     *     client knows nothing of types
     */
    static List<CertificateType> ofServer(TlsConfig config, ClientHello hello) throws ProtocolException {
        List<CertificateType> common = hello.serverCertificateType().map(CertificateTypes::offered).orElse(DEFAULT).stream()
                .filter(shown(config)::contains).toList();
        if (common.isEmpty()) {
            throw new ProtocolException(hello.serverCertificateType().isPresent()
                    ? AlertDescription.UNSUPPORTED_CERTIFICATE : AlertDescription.HANDSHAKE_FAILURE,
                    "this server can show nothing of the certificate types that the client takes");
        }
        return common;
    }

    /**
     * What a server asks this client to show: the client's first choice that the server can judge; nothing if it does not ask, or
     * could judge nothing and lives without.
     *
     * @throws ProtocolException {@code unsupported_certificate} if the server insists (section 4.2)
     */
    static Optional<CertificateType> ofClient(TlsConfig config, ClientHello hello) throws ProtocolException {
        if (config.clientAuthentication() == ClientAuthentication.NONE) {
            return Optional.empty();
        }
        Optional<CertificateType> type = hello.clientCertificateType().map(CertificateTypes::offered).orElse(DEFAULT).stream()
                .filter(judged(config)::contains).findFirst();
        if (type.isEmpty() && config.clientAuthentication() == ClientAuthentication.REQUIRED) {
            throw new ProtocolException(AlertDescription.UNSUPPORTED_CERTIFICATE,
                    "this server can judge nothing of the certificate types that the client has");
        }
        return type;
    }

    /**
     * Adds a server's choice, where the client offered one.
     *
     * @param own what the server shows; absent with a pre-shared key
     * @param asked what the client is asked for; section 4.2: "MUST be omitted" if it is not asked
     */
    static void answer(ClientHello hello, Optional<CertificateType> own, Optional<CertificateType> asked,
            EncryptedExtensionsExtensions.Builder answer) {
        if (hello.clientCertificateType().isPresent() && asked.isPresent()) {
            answer.clientCertificateType(new ClientCertTypeExtension(
                    new ClientCertTypeExtension.Body.EncryptedExtensionsCase(asked.get())));
        }
        if (hello.serverCertificateType().isPresent() && own.isPresent()) {
            answer.serverCertificateType(new ServerCertTypeExtension(
                    new ServerCertTypeExtension.Body.EncryptedExtensionsCase(own.get())));
        }
    }

    /** What this side can show: the raw key first, which is there for a purpose. */
    private static List<CertificateType> shown(TlsConfig config) {
        return types(config.rawKey().isPresent(), !config.credentials().isEmpty());
    }

    /** What this side can judge. */
    private static List<CertificateType> judged(TlsConfig config) {
        return types(config.rawKeyVerifier().isPresent(), config.verifier().isPresent());
    }

    private static List<CertificateType> types(boolean rawKey, boolean certificates) {
        return Stream.concat(rawKey ? Stream.of(CertificateType.RAW_PUBLIC_KEY) : Stream.empty(),
                certificates ? Stream.of(CertificateType.X509) : Stream.empty()).toList();
    }

    private static List<CertificateType> offered(ClientCertTypeExtension extension) {
        return ((ClientCertTypeExtension.Body.ClientHelloCase) extension.body()).clientCertificateTypes();
    }

    private static List<CertificateType> offered(ServerCertTypeExtension extension) {
        return ((ServerCertTypeExtension.Body.ClientHelloCase) extension.body()).serverCertificateTypes();
    }
}
