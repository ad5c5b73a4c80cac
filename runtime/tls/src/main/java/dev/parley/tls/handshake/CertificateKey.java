package dev.parley.tls.handshake;

import dev.parley.tls.spec.PublicKey;

/** The specification's PublicKey: the key of a certificate. */
record CertificateKey(java.security.PublicKey key) implements PublicKey {
}
