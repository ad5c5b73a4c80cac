package dev.parley.tools;

import dev.parley.tls.TlsConfig;
import dev.parley.tls.certificate.CertificateLoadException;
import dev.parley.tls.certificate.Credentials;
import dev.parley.tls.certificate.PinnedRawKeys;
import dev.parley.tls.certificate.RawKeyCredentials;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What this side shows of itself, and which raw public keys (RFC 7250) it believes. */
final class IdentityOptions {
    @ArgGroup(exclusive = false)
    private OwnCertificate own;

    @Option(names = "--raw-key", paramLabel = "FILE",
            description = "PEM file of a public and its private key, to be shown instead of a certificate (TLS 1.3).")
    private Path rawKey;

    @Option(names = "--trust-raw-key", paramLabel = "FILE",
            description = "PEM file of public keys; a peer may show one of them instead of a certificate (TLS 1.3).")
    private Path trustedRawKeys;

    /** A certificate and its key go together. */
    private static final class OwnCertificate {
        @Option(names = "--cert", required = true, paramLabel = "FILE", description = "PEM file of this side's chain.")
        private Path certificate;

        @Option(names = "--key", required = true, paramLabel = "FILE", description = "PEM file of its private key.")
        private Path key;
    }

    /** Whether this side shows anything. */
    boolean isNamed() {
        return own != null || rawKey != null;
    }

    /** Whether raw public keys of peers are believed. */
    boolean trustsRawKeys() {
        return trustedRawKeys != null;
    }

    /** Reads the files. */
    void addTo(TlsConfig.Builder builder) throws CertificateLoadException {
        if (own != null) {
            builder.credentials(List.of(Credentials.fromPem(own.certificate, own.key)));
        }
        if (rawKey != null) {
            builder.rawKey(RawKeyCredentials.fromPem(rawKey, rawKey));
        }
        if (trustsRawKeys()) {
            builder.trustRawKeys(PinnedRawKeys.fromPem(trustedRawKeys));
        }
    }
}
