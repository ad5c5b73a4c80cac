package dev.parley.tls.handshake;

import dev.parley.tls.Stapling;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.certificate.CertificateAlerts;
import dev.parley.tls.certificate.CertificateDecoder;
import dev.parley.tls.certificate.CertificateRejectedException;
import dev.parley.tls.certificate.CertificateVerifier;
import dev.parley.tls.certificate.KeyUse;
import dev.parley.tls.certificate.PeerCertificates;
import dev.parley.tls.certificate.PeerExpectation;
import dev.parley.tls.certificate.PeerRole;
import dev.parley.tls.certificate.RawKeyDecoder;
import dev.parley.tls.certificate.RawKeyVerifier;
import dev.parley.tls.certificate.ServerName;
import dev.parley.tls.certificate.StapleVerifier;
import dev.parley.tls.session.Session;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.CertificateStatus;
import dev.parley.wire.Bytes;
import dev.parley.wire.ProtocolException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** Finds out who the peer of one connection is, from what it shows. */
final class PeerAuthentication {
    private final TlsConfig config;
    private final PeerRole peer;
    private final Optional<ServerName> name;
    private PeerIdentity identity = PeerIdentity.NOBODY;
    private PeerCertificates verified;

    PeerAuthentication(TlsConfig config, PeerRole peer, Optional<ServerName> name) {
        this.config = config;
        this.peer = peer;
        this.name = name;
    }

    PeerRole role() {
        return peer;
    }

    /** Who the peer is, as far as it has shown. */
    PeerIdentity identity() {
        return identity;
    }

    /** Takes over whom an earlier connection found. */
    void resume(Session session) {
        identity = PeerIdentity.of(session);
    }

    /** The key of the first certificate. */
    static CertificateKey key(List<Bytes> chain) throws ProtocolException {
        if (chain.isEmpty()) {
            throw new ProtocolException(AlertDescription.BAD_CERTIFICATE, "there is no certificate");
        }
        try {
            return new CertificateKey(CertificateDecoder.decode(chain.get(0)).getPublicKey());
        } catch (CertificateRejectedException e) {
            throw rejected(e);
        }
    }

    /** The key that is shown instead of a certificate. */
    static CertificateKey rawKey(Bytes encoded) throws ProtocolException {
        try {
            return new CertificateKey(RawKeyDecoder.decode(encoded));
        } catch (CertificateRejectedException e) {
            throw rejected(e);
        }
    }

    /** Judges the raw key that the peer signs with. */
    void verifyRawKey(Bytes encoded) throws ProtocolException {
        RawKeyVerifier verifier = config.rawKeyVerifier().orElseThrow(() -> new ProtocolException(
                AlertDescription.UNSUPPORTED_CERTIFICATE, "no raw public key is trusted; configure some"));
        try {
            identity = PeerIdentity.of(verifier.verify(encoded, new PeerExpectation(peer, name, KeyUse.SIGNING)));
        } catch (CertificateRejectedException e) {
            throw rejected(e);
        }
    }

    /** Verifies the chain for a use of its first key, and returns that key. */
    java.security.PublicKey verify(List<Bytes> chain, KeyUse use) throws ProtocolException {
        CertificateVerifier verifier = config.verifier().orElseThrow(() -> new ProtocolException(
                AlertDescription.UNKNOWN_CA, "nobody is trusted; configure certification authorities"));
        try {
            verified = verifier.verify(chain, new PeerExpectation(peer, name, use));
        } catch (CertificateRejectedException e) {
            throw rejected(e);
        }
        identity = PeerIdentity.of(verified.path());
        return verified.publicKey();
    }

    /** Judges an OCSP response for the first certificate of the chain that was verified. */
    void verifyStaple(CertificateStatus status) throws ProtocolException {
        StapleVerifier judge = config.verifier().flatMap(CertificateVerifier::staples).orElseThrow(() ->
                new ProtocolException(AlertDescription.INTERNAL_ERROR,
                        "this side asked for an OCSP response that it cannot judge"));
        X509Certificate issuer = verified.issuer().orElseThrow(() -> new ProtocolException(
                AlertDescription.BAD_CERTIFICATE_STATUS_RESPONSE, "the issuer of the certificate is not known"));
        try {
            judge.verify(((CertificateStatus.Response.Ocsp) status.response()).ocspResponse(), verified.certificate(), issuer);
        } catch (CertificateRejectedException e) {
            throw rejected(e);
        }
    }

    /** Whether the peer may show the chain that was verified without such a response. */
    boolean mayLackStaple() {
        return switch (config.stapling()) {
            case NONE -> true;
            case REQUESTED -> !verified.demandsStaple();
            case REQUIRED -> false;
        };
    }

    static ProtocolException rejected(CertificateRejectedException e) {
        String alert = CertificateAlerts.nameOf(e.reason());
        return new ProtocolException(AlertDescription.values().stream().filter(a -> a.label().equals(alert)).findFirst()
                .orElse(AlertDescription.BAD_CERTIFICATE), e.getMessage(), e);
    }
}
