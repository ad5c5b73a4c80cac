package dev.parley.tls;

import dev.parley.tls.spec.CipherSuite;
import dev.parley.tls.spec.NamedGroup;
import dev.parley.tls.spec.SignatureScheme;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * What a handshake agreed on.
 *
 * @param version such as {@code TLSv1.2}
 * @param group the group of the key agreement; absent with RSA key exchange and resumption
 * @param scheme the scheme of the server's signature; absent likewise
 * @param applicationProtocol what ALPN selected (RFC 7301)
 * @param serverName the host name that the client asked for (RFC 6066 section 3)
 * @param peerCertificates the peer's verified chain, its own certificate first; empty if it showed none
 * @param resumed whether the handshake was abbreviated
 * @param stapled whether an OCSP response came with the server's certificate, which a client has found good (RFC 6066
 *     section 8); never if the handshake was abbreviated
 */
public record ConnectionInfo(String version, CipherSuite suite, Optional<NamedGroup> group,
        Optional<SignatureScheme> scheme, Optional<String> applicationProtocol, Optional<String> serverName,
        List<X509Certificate> peerCertificates, boolean resumed, boolean stapled) {
}
