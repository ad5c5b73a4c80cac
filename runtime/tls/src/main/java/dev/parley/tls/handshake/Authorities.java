package dev.parley.tls.handshake;

import dev.parley.tls.certificate.Credentials;
import dev.parley.wire.Bytes;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;

/** The authorities that a peer names when it wants to see a certificate. */
final class Authorities {
    private Authorities() {
    }

    /**
     * "One of the certificates in the certificate chain SHOULD be issued by one of the listed CAs" (RFC 5246 section 7.4.6), if
     * any is listed.
     */
    static boolean among(Credentials own, List<Bytes> listed) {
        Set<X500Principal> names = listed.stream().flatMap(Authorities::name).collect(Collectors.toSet());
        return listed.isEmpty()
                || own.chain().stream().anyMatch(certificate -> names.contains(certificate.getIssuerX500Principal()));
    }

    /** A name that cannot be read is nobody's. */
    private static Stream<X500Principal> name(Bytes encoded) {
        try {
            return Stream.of(new X500Principal(encoded.toByteArray()));
        } catch (IllegalArgumentException malformed) {
            return Stream.empty();
        }
    }
}
