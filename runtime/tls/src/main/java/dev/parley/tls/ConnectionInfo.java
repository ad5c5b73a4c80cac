package dev.parley.tls;

import dev.parley.tls.spec.CipherSuite;
import dev.parley.tls.spec.NamedGroup;
import dev.parley.tls.spec.SignatureScheme;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * What a handshake agreed on.
 *
 * @param version such as {@code TLSv1.3}, see {@link TlsVersion}
 * @param group the group of the key agreement; absent with RSA key exchange, with resumption in TLS 1.2, and with
 *     {@link PskMode#KE}
 * @param scheme the scheme of the server's signature; absent with RSA key exchange, resumption and pre-shared keys
 * @param applicationProtocol what ALPN selected (RFC 7301)
 * @param serverName the host name that the client asked for (RFC 6066 section 3)
 * @param peerCertificates the peer's verified chain, its own certificate first; empty if it showed none
 * @param peerRawKey the key that the peer showed instead of certificates (RFC 7250), and that was believed
 * @param resumed whether the handshake rests on an earlier one
 * @param stapled whether an OCSP response came with the server's certificate, which a client has found good (RFC 6066
 *     section 8); never if the handshake rests on an earlier one
 * @param earlyData what became of early data; {@link EarlyData#NONE} in TLS 1.2
 */
public record ConnectionInfo(String version, CipherSuite suite, Optional<NamedGroup> group,
        Optional<SignatureScheme> scheme, Optional<String> applicationProtocol, Optional<String> serverName,
        List<X509Certificate> peerCertificates, Optional<PublicKey> peerRawKey, boolean resumed, boolean stapled,
        EarlyData earlyData) {
    /** A connection without raw keys and early data, as all of TLS 1.2 are. */
    public ConnectionInfo(String version, CipherSuite suite, Optional<NamedGroup> group, Optional<SignatureScheme> scheme,
            Optional<String> applicationProtocol, Optional<String> serverName, List<X509Certificate> peerCertificates,
            boolean resumed, boolean stapled) {
        this(version, suite, group, scheme, applicationProtocol, serverName, peerCertificates, Optional.empty(), resumed,
                stapled, EarlyData.NONE);
    }
}
