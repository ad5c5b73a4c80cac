package dev.parley.tls.handshake;

import dev.parley.tls.TlsConfig;
import dev.parley.tls.certificate.Credentials;
import dev.parley.tls.crypto.Hash;
import dev.parley.tls.crypto.Hashing;
import dev.parley.wire.Bytes;
import dev.parley.wire.Labelled;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells configurations apart that trust differently: a session that rests on what one of them checked must not be resumed under
 * another. It is the same in every process that is configured alike, so that servers can share tickets.
 */
final class TrustFingerprint {
    /** Keep apart what need not be there. */
    private static final Bytes RAW_KEY = Bytes.ofUtf8("raw key");
    private static final Bytes PRE_SHARED_KEY = Bytes.ofUtf8("pre-shared key");

    private TrustFingerprint() {
    }

    /**
     * A client's, 32 bytes: whom it believes, by which algorithms and under which names of pre-shared keys, whether it insists
     * on OCSP responses, and the certificates and the raw key that it may show.
     */
    static Bytes ofClient(TlsConfig config) {
        List<Bytes> parts = shared(config);
        parts.add(Bytes.ofUtf8(config.stapling().name()));
        parts.addAll(shown(config));
        return config.crypto().hashing().digest(Hash.SHA256, parts);
    }

    /**
     * A server's, 32 bytes: whom it believes, by which algorithms and under which names of pre-shared keys, whether it asks for certificates, and how it may
     * show itself to a client. A server that has a certificate for the name may renew it; one that answers for a name it
     * does not have must be the very same, or a client could be led to another host's session with it.
     */
    static Bytes ofServer(TlsConfig config, NamedCertificates named) {
        List<Bytes> parts = shared(config);
        parts.add(Bytes.ofUtf8(config.clientAuthentication().name()));
        if (!named.recognized()) {
            parts.addAll(shown(config));
        }
        return config.crypto().hashing().digest(Hash.SHA256, parts);
    }

    private static List<Bytes> shared(TlsConfig config) {
        Hashing hashing = config.crypto().hashing();
        List<Bytes> parts = new ArrayList<>();
        parts.add(hashing.digest(Hash.SHA256, config.verifierFingerprint()));
        parts.add(hashing.digest(Hash.SHA256, labels(config.signatureSchemes())));
        parts.add(hashing.digest(Hash.SHA256, labels(config.certificateSchemes())));
        parts.add(hashing.digest(Hash.SHA256, labels(config.groups())));
        if (config.rawKeyVerifier().isPresent()) {
            parts.add(hashing.digest(Hash.SHA256, List.of(RAW_KEY, config.rawKeyVerifierFingerprint())));
        }
        config.preSharedKeys().forEach(key -> parts.add(hashing.digest(Hash.SHA256, List.of(PRE_SHARED_KEY, key.identity()))));
        return parts;
    }

    private static Bytes labels(List<? extends Labelled> names) {
        return Bytes.ofUtf8(names.stream().map(Labelled::label).collect(Collectors.joining(" ")));
    }

    /** The certificates and the raw key that this side may show. */
    private static List<Bytes> shown(TlsConfig config) {
        Hashing hashing = config.crypto().hashing();
        Stream<Bytes> chains = config.credentials().stream().map(Credentials::encoded)
                .map(chain -> hashing.digest(Hash.SHA256, chain));
        Stream<Bytes> rawKey = config.rawKey().stream()
                .map(own -> hashing.digest(Hash.SHA256, List.of(RAW_KEY, own.encodedKey())));
        return Stream.concat(chains, rawKey).toList();
    }
}
