package dev.parley.tls.handshake;

import dev.parley.tls.ClientAuthentication;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.certificate.CertificateAlerts;
import dev.parley.tls.certificate.CertificateDecoder;
import dev.parley.tls.certificate.CertificateRejectedException;
import dev.parley.tls.certificate.CertificateVerifier;
import dev.parley.tls.certificate.KeyUse;
import dev.parley.tls.certificate.PeerCertificates;
import dev.parley.tls.certificate.PeerExpectation;
import dev.parley.tls.certificate.PeerRole;
import dev.parley.tls.certificate.ServerName;
import dev.parley.tls.certificate.StapleVerifier;
import dev.parley.tls.crypto.BadShareException;
import dev.parley.tls.crypto.KeyShare;
import dev.parley.tls.crypto.KeyUseException;
import dev.parley.tls.crypto.Keys;
import dev.parley.tls.session.Session;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.CertificateStatus;
import dev.parley.tls.spec.CipherSuite;
import dev.parley.tls.spec.HashAlgorithm;
import dev.parley.tls.spec.KeyExchangeAlgorithm;
import dev.parley.tls.spec.NamedGroup;
import dev.parley.tls.spec.Primitives;
import dev.parley.tls.spec.SignatureScheme;
import dev.parley.tls.spec.tls12.Certificate;
import dev.parley.tls.spec.tls12.CertificateRequest;
import dev.parley.tls.spec.tls12.PublicKey;
import dev.parley.wire.Bytes;
import dev.parley.wire.ProtocolException;
import dev.parley.wire.Secret;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * The primitives that the equations call, for one connection. The equations see public values only: where a secret is
 * needed, it is the one that this side's {@link Keyring} holds for them.
 */
final class TlsPrimitives implements Primitives {
    private final TlsConfig config;
    private final PeerRole peer;
    private final Optional<ServerName> peerName;
    private final Keyring keyring;
    private final Resumption resumption;
    private List<X509Certificate> peerPath = List.of();
    private PeerCertificates verified;

    TlsPrimitives(TlsConfig config, PeerRole peer, Optional<ServerName> peerName, Keyring keyring,
            Resumption resumption) {
        this.config = config;
        this.peer = peer;
        this.peerName = peerName;
        this.keyring = keyring;
        this.resumption = resumption;
    }

    /** The peer's verified chain; empty if it showed none. */
    List<X509Certificate> peerPath() {
        return peerPath;
    }

    @Override
    public Bytes hash(HashAlgorithm algorithm, Bytes data) throws ProtocolException {
        return config.crypto().hashing().digest(SpecNames.hash(algorithm), data);
    }

    @Override
    public Secret prf(HashAlgorithm algorithm, Secret secret, String label, Bytes seed, int length)
            throws ProtocolException {
        return config.crypto().prf(SpecNames.hash(algorithm), secret, label, seed, length);
    }

    @Override
    public PublicKey publicKey(Certificate chain) throws ProtocolException {
        if (chain.certificateList().isEmpty()) {
            throw new ProtocolException(AlertDescription.BAD_CERTIFICATE, "there is no certificate");
        }
        try {
            return new CertificateKey(CertificateDecoder.decode(chain.certificateList().get(0)).getPublicKey());
        } catch (CertificateRejectedException e) {
            throw rejected(e);
        }
    }

    @Override
    public boolean trusted(Certificate chain, CipherSuite suite) throws ProtocolException {
        CertificateVerifier verifier = config.verifier().orElseThrow(() -> new ProtocolException(
                AlertDescription.UNKNOWN_CA, "nobody is trusted; configure certification authorities"));
        boolean transport = peer == PeerRole.SERVER && suite.keyExchange() == KeyExchangeAlgorithm.RSA;
        KeyUse use = transport ? KeyUse.KEY_TRANSPORT : KeyUse.SIGNING;
        try {
            verified = verifier.verify(chain.certificateList(), new PeerExpectation(peer, peerName, use));
            peerPath = verified.path();
        } catch (CertificateRejectedException e) {
            throw rejected(e);
        }
        // RFC 5246 section 7.4.2: the server's key must be of the kind that the suite names.
        return peer == PeerRole.CLIENT || Authentication.fits(suite, peerPath.get(0).getPublicKey());
    }

    @Override
    public boolean unrevoked(Certificate chain, CertificateStatus status) throws ProtocolException {
        StapleVerifier judge = config.verifier().flatMap(CertificateVerifier::staples)
                .orElseThrow(() -> internal("this side asked for an OCSP response that it cannot judge", null));
        X509Certificate issuer = verified.issuer().orElseThrow(() -> new ProtocolException(
                AlertDescription.BAD_CERTIFICATE_STATUS_RESPONSE, "the issuer of the certificate is not known"));
        try {
            Bytes response = ((CertificateStatus.Response.Ocsp) status.response()).ocspResponse();
            judge.verify(response, verified.certificate(), issuer);
            return true;
        } catch (CertificateRejectedException e) {
            throw rejected(e);
        }
    }

    @Override
    public boolean unstapled(Certificate chain) {
        return switch (config.stapling()) {
            case NONE -> true;
            case REQUESTED -> !verified.demandsStaple();
            case REQUIRED -> false;
        };
    }

    @Override
    public boolean anonymousClients() {
        return config.clientAuthentication() != ClientAuthentication.REQUIRED;
    }

    @Override
    public boolean requested(PublicKey key, CertificateRequest request) {
        return Keys.typeOf(keyOf(key)).map(Authentication::certificateType)
                .filter(request.certificateTypes()::contains).isPresent();
    }

    @Override
    public boolean suits(PublicKey key, SignatureScheme scheme) throws ProtocolException {
        return SpecNames.scheme(scheme).suits(keyOf(key));
    }

    @Override
    public Bytes sign(PublicKey key, SignatureScheme scheme, Bytes content) throws ProtocolException {
        PrivateKey signer = privateKey(key);
        try {
            return config.crypto().signatures().sign(SpecNames.scheme(scheme), signer, content);
        } catch (KeyUseException e) {
            throw internal("the private key cannot sign with " + scheme, e);
        }
    }

    @Override
    public boolean verify(PublicKey key, SignatureScheme scheme, Bytes content, Bytes signature)
            throws ProtocolException {
        return config.crypto().signatures().verify(SpecNames.scheme(scheme), keyOf(key), content, signature);
    }

    @Override
    public Secret agree(NamedGroup group, Bytes serverShare, Bytes clientShare) throws ProtocolException {
        try (KeyShare own = keyring.takeShare().orElseThrow(() -> internal("this side made no key share", null))) {
            return own.agree(peer == PeerRole.SERVER ? serverShare : clientShare);
        } catch (BadShareException e) {
            // RFC 8422 section 5.11
            throw new ProtocolException(AlertDescription.ILLEGAL_PARAMETER, e.getMessage(), e);
        }
    }

    @Override
    public Secret transported(PublicKey key, Bytes encrypted, int clientVersion) throws ProtocolException {
        Optional<Secret> chosen = keyring.takePremaster();
        if (chosen.isPresent()) {
            return chosen.get();
        }
        try {
            return config.crypto().rsaKeyTransport().decrypt(privateKey(key), encrypted, clientVersion);
        } catch (KeyUseException e) {
            throw internal("the private key cannot decrypt", e);
        }
    }

    @Override
    public Secret resumed(Bytes sessionId, CipherSuite suite, boolean extended) throws ProtocolException {
        Session session = resumption.resumed(sessionId, suite, extended);
        peerPath = session.peerCertificates();
        return session.secret().copy();
    }

    void close() {
        resumption.close();
        keyring.close();
    }

    private PrivateKey privateKey(PublicKey key) throws ProtocolException {
        return keyring.privateKeyOf(keyOf(key)).orElseThrow(() -> internal("this side lacks the private key", null));
    }

    private static java.security.PublicKey keyOf(PublicKey key) {
        return ((CertificateKey) key).key();
    }

    private static ProtocolException rejected(CertificateRejectedException e) {
        String alert = CertificateAlerts.nameOf(e.reason());
        return new ProtocolException(AlertDescription.values().stream().filter(a -> a.label().equals(alert)).findFirst()
                .orElse(AlertDescription.BAD_CERTIFICATE), e.getMessage(), e);
    }

    private static ProtocolException internal(String reason, Throwable cause) {
        return new ProtocolException(AlertDescription.INTERNAL_ERROR, reason, cause);
    }
}
