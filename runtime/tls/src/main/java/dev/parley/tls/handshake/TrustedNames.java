package dev.parley.tls.handshake;

import dev.parley.tls.TlsConfig;
import dev.parley.wire.Bytes;
import java.security.cert.X509Certificate;
import java.util.List;

/** The authorities that this side names when it wants to see a certificate (RFC 5246 section 7.4.4, RFC 9846 section 4.3.4). */
final class TrustedNames {
    /** {@code DistinguishedName certificate_authorities<0..2^16-1>} */
    private static final int MAX_LENGTH = (1 << 16) - 1;
    private static final int NAME_LENGTH_WIDTH = 2;

    private TrustedNames() {
    }

    /** The names of whom this side trusts; none, so that peers may send any certificate, if there is no room for all. */
    static List<Bytes> of(TlsConfig config) {
        List<Bytes> names = config.anchors().map(anchors -> anchors.certificates().stream()
                .map(X509Certificate::getSubjectX500Principal).distinct()
                .map(name -> Bytes.wrap(name.getEncoded())).toList()).orElse(List.of());
        int length = names.stream().mapToInt(name -> NAME_LENGTH_WIDTH + name.length()).sum();
        return length > MAX_LENGTH ? List.of() : names;
    }
}
