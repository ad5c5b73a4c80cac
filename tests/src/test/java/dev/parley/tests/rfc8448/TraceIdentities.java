package dev.parley.tests.rfc8448;

import dev.parley.tls.TlsConfig;
import dev.parley.tls.certificate.CertificateLoadException;
import dev.parley.tls.certificate.Credentials;
import dev.parley.tls.certificate.PinnedRawKeys;
import dev.parley.tls.certificate.RawKeyCredentials;
import dev.parley.tls.crypto.SigningScheme;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** Who the sides of a trace are, as far as they show it with a signature. */
record TraceIdentities(Trace trace) {
    /** The key of a side's signature. */
    Optional<PublicKey> key(Sender side) throws IOException, GeneralSecurityException {
        Optional<X509Certificate> certificate = certificate(side);
        return certificate.isPresent() ? certificate.map(X509Certificate::getPublicKey)
                : rawKey(side).map(KeyPair::getPublic);
    }

    /** Lets a side show its own. */
    void show(Sender side, TlsConfig.Builder config)
            throws IOException, GeneralSecurityException, CertificateLoadException {
        Optional<X509Certificate> certificate = certificate(side);
        Optional<KeyPair> rawKey = rawKey(side);
        if (certificate.isPresent()) {
            config.credentials(List.of(credentials(certificate.get())));
        }
        if (rawKey.isPresent()) {
            config.rawKey(RawKeyCredentials.of(rawKey.get().getPublic(), rawKey.get().getPrivate()));
        }
    }

    /** Lets the other side trust it. */
    void trust(Sender side, TlsConfig.Builder config) throws IOException, GeneralSecurityException {
        certificate(side).map(PinnedCertificate::new).ifPresent(config::trust);
        rawKey(side).ifPresent(key -> config.trustRawKeys(PinnedRawKeys.of(List.of(key.getPublic()))));
    }

    private Optional<X509Certificate> certificate(Sender side) throws IOException, GeneralSecurityException {
        boolean server = side == Sender.SERVER;
        return switch (trace.name()) {
            case Traces.CLIENT_AUTHENTICATION -> Optional.of(server ? TraceKeys.serverOfClientAuthentication()
                    : TraceKeys.client());
            case Traces.EXTERNAL_PSK, Traces.RAW_PUBLIC_KEYS -> Optional.empty();
            default -> server ? Optional.of(TraceKeys.server()) : Optional.empty();
        };
    }

    private Optional<KeyPair> rawKey(Sender side) throws IOException {
        return !trace.name().equals(Traces.RAW_PUBLIC_KEYS) ? Optional.empty()
                : Optional.of(side == Sender.SERVER ? TraceKeys.rawServerKey() : TraceKeys.rawClientKey());
    }

    /** Not all their keys are known, and the others are weak. */
    private static Credentials credentials(X509Certificate own) throws CertificateLoadException {
        String algorithm = own.getPublicKey().getAlgorithm();
        return Credentials.untried(List.of(own), new UnknownKey(algorithm), List.of(algorithm.equals("RSA")
                ? SigningScheme.RSA_PSS_RSAE_SHA256 : SigningScheme.ECDSA_SECP256R1_SHA256));
    }
}
