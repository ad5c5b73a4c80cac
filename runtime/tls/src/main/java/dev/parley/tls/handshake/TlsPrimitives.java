package dev.parley.tls.handshake;

import dev.parley.tls.ClientAuthentication;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.TlsVersion;
import dev.parley.tls.certificate.CertificateRejectedException;
import dev.parley.tls.certificate.CertificateCompression;
import dev.parley.tls.certificate.KeyUse;
import dev.parley.tls.certificate.PeerRole;
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
import dev.parley.tls.spec.NamedGroupList;
import dev.parley.tls.spec.Primitives;
import dev.parley.tls.spec.PublicKey;
import dev.parley.tls.spec.SignatureScheme;
import dev.parley.tls.spec.tls12.Certificate;
import dev.parley.tls.spec.tls12.CertificateRequest;
import dev.parley.tls.spec.tls13.CertificateEntry;
import dev.parley.tls.spec.tls13.CertificateType;
import dev.parley.tls.spec.tls13.CompressedCertificate;
import dev.parley.tls.spec.tls13.KeyShareClientHello;
import dev.parley.tls.spec.tls13.KeyShareEntry;
import dev.parley.tls.spec.tls13.PreSharedKeyExtension;
import dev.parley.wire.Bytes;
import dev.parley.wire.DecodeException;
import dev.parley.wire.ProtocolException;
import dev.parley.wire.Reader;
import dev.parley.wire.Secret;
import java.security.PrivateKey;
import java.util.List;
import java.util.Optional;

/**
 * The primitives that the equations call, for one connection. The equations see public values only: where a secret is
 * needed, it is the one that this side's {@link Keyring} holds for them.
 */
final class TlsPrimitives implements Primitives {
    private final TlsConfig config;
    private final PeerAuthentication peer;
    private final Keyring keyring;
    private final Resumption resumption;
    private final PreSharedKeys preSharedKeys;

    TlsPrimitives(TlsConfig config, PeerAuthentication peer, Keyring keyring, Resumption resumption,
            PreSharedKeys preSharedKeys) {
        this.config = config;
        this.peer = peer;
        this.keyring = keyring;
        this.resumption = resumption;
        this.preSharedKeys = preSharedKeys;
    }

    void close() {
        resumption.close();
        preSharedKeys.close();
        keyring.close();
    }

    // Both versions.

    @Override
    public boolean supports(int version) {
        return TlsVersion.of(version).filter(config.versions()::contains).isPresent();
    }

    @Override
    public boolean anonymousClients() {
        return config.clientAuthentication() != ClientAuthentication.REQUIRED;
    }

    @Override
    public Bytes hash(HashAlgorithm algorithm, Bytes data) throws ProtocolException {
        return config.crypto().hashing().digest(SpecNames.hash(algorithm), data);
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

    // TLS 1.2.

    @Override
    public Secret prf(HashAlgorithm algorithm, Secret secret, Bytes label, Bytes seed, int length)
            throws ProtocolException {
        return config.crypto().prf(SpecNames.hash(algorithm), secret, label, seed, length);
    }

    @Override
    public PublicKey publicKey(Certificate chain) throws ProtocolException {
        return PeerAuthentication.key(chain.certificateList());
    }

    @Override
    public boolean trusted(Certificate chain, CipherSuite suite) throws ProtocolException {
        boolean server = peer.role() == PeerRole.SERVER;
        boolean transport = server && suite.keyExchange() == KeyExchangeAlgorithm.RSA;
        java.security.PublicKey key =
                peer.verify(chain.certificateList(), transport ? KeyUse.KEY_TRANSPORT : KeyUse.SIGNING);
        // RFC 5246 section 7.4.2: the server's key must be of the kind that the suite names.
        return !server || Authentication.fits(suite, key);
    }

    @Override
    public boolean unrevoked(Certificate chain, CertificateStatus status) throws ProtocolException {
        peer.verifyStaple(status);
        return true;
    }

    @Override
    public boolean unstapled(Certificate chain) {
        return peer.mayLackStaple();
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
    public Secret agree(NamedGroup group, Bytes serverShare, Bytes clientShare) throws ProtocolException {
        return agreed(group, peer.role() == PeerRole.SERVER ? serverShare : clientShare);
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
        peer.resume(session);
        return session.secret().copy();
    }

    // TLS 1.3.

    @Override
    public Secret hkdfExtract(HashAlgorithm algorithm, Secret salt, Secret ikm) throws ProtocolException {
        return config.crypto().hkdfExtract(SpecNames.hash(algorithm), salt, ikm);
    }

    @Override
    public Secret hkdfExpand(HashAlgorithm algorithm, Secret prk, Bytes info, int length) throws ProtocolException {
        return config.crypto().hkdfExpand(SpecNames.hash(algorithm), prk, info, length);
    }

    @Override
    public Secret hmac(HashAlgorithm algorithm, Secret key, Bytes data, int length) throws ProtocolException {
        return Secret.copyOf(config.crypto().hmac(SpecNames.hash(algorithm), key, data));
    }

    @Override
    public boolean hasPsk(PreSharedKeyExtension offer) throws ProtocolException {
        return find(offer).isPresent();
    }

    @Override
    public int pskIndex(PreSharedKeyExtension offer) throws ProtocolException {
        return find(offer).map(OfferedPsk::place).orElse(0);
    }

    @Override
    public Secret pskKey(PreSharedKeyExtension offer) throws ProtocolException {
        return find(offer).map(psk -> psk.key().copy()).orElseGet(() -> Secret.take(new byte[1]));
    }

    @Override
    public CipherSuite pskSuite(PreSharedKeyExtension offer) throws ProtocolException {
        return find(offer).map(OfferedPsk::suite).orElse(CipherSuite.TLS_AES_128_GCM_SHA256);
    }

    @Override
    public boolean pskIsExternal(PreSharedKeyExtension offer) throws ProtocolException {
        return find(offer).map(OfferedPsk::isExternal).orElse(false);
    }

    private Optional<OfferedPsk> find(PreSharedKeyExtension offer) throws ProtocolException {
        return preSharedKeys.find(
                ((PreSharedKeyExtension.Body.ClientHelloCase) offer.body()).offeredPsks().identities());
    }

    @Override
    public boolean hasShare(KeyShareClientHello shares, NamedGroup group) {
        return shares.clientShares().stream().anyMatch(share -> share.group().equals(group));
    }

    @Override
    public boolean inOrder(KeyShareClientHello shares, NamedGroupList groups) {
        int place = -1;
        for (KeyShareEntry share : shares.clientShares()) {
            int next = groups.namedGroupList().indexOf(share.group());
            if (next <= place) {
                return false;
            }
            place = next;
        }
        return true;
    }

    @Override
    public Secret sharedSecret(KeyShareEntry serverShare, KeyShareClientHello clientShares) throws ProtocolException {
        return peer.role() == PeerRole.SERVER ? agreed(serverShare.group(), serverShare.keyExchange())
                : keyring.takeAgreed().orElseThrow(() -> internal("this side answered no key share", null));
    }

    @Override
    public PublicKey endEntityKey(dev.parley.tls.spec.tls13.Certificate chain, CertificateType type)
            throws ProtocolException {
        return type.equals(CertificateType.RAW_PUBLIC_KEY)
                ? PeerAuthentication.rawKey(encoded(chain).get(0)) : PeerAuthentication.key(encoded(chain));
    }

    @Override
    public boolean authentic(dev.parley.tls.spec.tls13.Certificate chain, CertificateType type) throws ProtocolException {
        if (type.equals(CertificateType.RAW_PUBLIC_KEY)) {
            peer.verifyRawKey(encoded(chain).get(0));
            return true;
        }
        peer.verify(encoded(chain), KeyUse.SIGNING);
        Optional<CertificateStatus> staple = chain.certificateList().get(0).statusRequest();
        if (staple.isPresent()) {
            peer.verifyStaple(staple.get());
        } else if (peer.role() == PeerRole.SERVER && !peer.mayLackStaple()) {
            // RFC 7633 section 4.2.3.1
            throw new ProtocolException(AlertDescription.BAD_CERTIFICATE_STATUS_RESPONSE, "no OCSP response");
        }
        return true;
    }

    private static List<Bytes> encoded(dev.parley.tls.spec.tls13.Certificate chain) {
        return chain.certificateList().stream().map(CertificateEntry::certData).toList();
    }

    @Override
    public boolean permits(PublicKey key, SignatureScheme scheme) {
        return SpecNames.permits(keyOf(key), scheme);
    }

    @Override
    public dev.parley.tls.spec.tls13.Certificate decompressed(CompressedCertificate compressed) throws ProtocolException {
        try {
            Bytes whole = CertificateCompression.decompress(compressed.compressedCertificateMessage(), compressed.uncompressedLength(),
                    CertificateEntries.MAX_MESSAGE);
            return Reader.decode(whole, "Certificate", AlertDescription.BAD_CERTIFICATE,
                    dev.parley.tls.spec.tls13.Certificate::decode);
        } catch (CertificateRejectedException | DecodeException e) {
            // RFC 8879 section 4: "the connection MUST be terminated with the bad_certificate alert".
            throw new ProtocolException(AlertDescription.BAD_CERTIFICATE, e.getMessage(), e);
        }
    }

    // What they share.

    private Secret agreed(NamedGroup group, Bytes peerShare) throws ProtocolException {
        try (KeyShare own = keyring.takeShare(SpecNames.group(group)).orElseThrow(() -> new ProtocolException(
                AlertDescription.ILLEGAL_PARAMETER, "this side made no share of " + group))) {
            return own.agree(peerShare);
        } catch (BadShareException e) {
            // RFC 8422 section 5.11, RFC 9846 section 4.3.8
            throw new ProtocolException(AlertDescription.ILLEGAL_PARAMETER, e.getMessage(), e);
        }
    }

    private PrivateKey privateKey(PublicKey key) throws ProtocolException {
        return keyring.privateKeyOf(keyOf(key)).orElseThrow(() -> internal("this side lacks the private key", null));
    }

    private static java.security.PublicKey keyOf(PublicKey key) {
        return ((CertificateKey) key).key();
    }

    private static ProtocolException internal(String reason, Throwable cause) {
        return new ProtocolException(AlertDescription.INTERNAL_ERROR, reason, cause);
    }
}
