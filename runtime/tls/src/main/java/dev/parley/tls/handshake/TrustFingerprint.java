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

/**
 * Tells configurations apart that trust differently: a session that rests on what one of them checked must not be resumed under
 * another. It is the same in every process that is configured alike, so that servers can share tickets.
 */
final class TrustFingerprint {
    private TrustFingerprint() {
    }

    /**
     * A client's, 32 bytes: whom it believes and by which algorithms, whether it insists on OCSP responses, and the
     * certificates that it may show.
     */
    static Bytes ofClient(TlsConfig config) {
        List<Bytes> parts = shared(config);
        parts.add(Bytes.ofUtf8(config.stapling().name()));
        parts.addAll(chains(config, config.credentials()));
        return config.crypto().hashing().digest(Hash.SHA256, parts);
    }

    /**
     * A server's, 32 bytes: whom it believes and by which algorithms, whether it asks for certificates, and how it may
     * show itself to a client. A server that has a certificate for the name may renew it; one that answers for a name it
     * does not have must be the very same, or a client could be led to another host's session with it.
     */
    static Bytes ofServer(TlsConfig config, NamedCertificates named) {
        List<Bytes> parts = shared(config);
        parts.add(Bytes.ofUtf8(config.clientAuthentication().name()));
        if (!named.recognized()) {
            parts.addAll(chains(config, config.credentials()));
        }
        return config.crypto().hashing().digest(Hash.SHA256, parts);
    }

    private static List<Bytes> shared(TlsConfig config) {
        Hashing hashing = config.crypto().hashing();
        List<Bytes> parts = new ArrayList<>();
        parts.add(hashing.digest(Hash.SHA256, config.verifierFingerprint()));
        parts.add(hashing.digest(Hash.SHA256, labels(config.signatureSchemes())));
        parts.add(hashing.digest(Hash.SHA256, labels(config.groups())));
        return parts;
    }

    private static Bytes labels(List<? extends Labelled> names) {
        return Bytes.ofUtf8(names.stream().map(Labelled::label).collect(Collectors.joining(" ")));
    }

    private static List<Bytes> chains(TlsConfig config, List<Credentials> credentials) {
        Hashing hashing = config.crypto().hashing();
        return credentials.stream().map(Credentials::encodedChain).map(chain -> hashing.digest(Hash.SHA256, chain)).toList();
    }
}
