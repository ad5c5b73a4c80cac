package dev.parley.tls.certificate;

import dev.parley.tls.crypto.AgreementGroup;
import dev.parley.tls.crypto.KeyType;
import dev.parley.tls.crypto.Keys;
import dev.parley.tls.crypto.SigningScheme;
import dev.parley.wire.Bytes;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A certificate chain, end entity first, with the private key of its first certificate. */
public final class Credentials implements SigningIdentity {
    private final List<X509Certificate> chain;
    private final List<Bytes> encodedChain;
    private final PrivateKey privateKey;
    private final KeyType keyType;
    private final List<SigningScheme> schemes;
    private final List<Set<String>> signatures;
    private final StapleSource staples;

    private Credentials(
            List<X509Certificate> chain,
            List<Bytes> encodedChain,
            PrivateKey privateKey,
            KeyType keyType,
            List<SigningScheme> schemes,
            StapleSource staples) {
        this.chain = chain;
        this.encodedChain = encodedChain;
        this.privateKey = privateKey;
        this.keyType = keyType;
        this.schemes = schemes;
        this.signatures = ChainSignatures.of(chain);
        this.staples = staples;
    }

    /**
     * Credentials from a PEM file with the chain and a PEM file with the key, which may be the same.
     *
     * @throws CertificateLoadException if a file is not usable, or as {@link #of}
     */
    public static Credentials fromPem(Path chainFile, Path keyFile) throws CertificateLoadException {
        List<X509Certificate> chain = PemFiles.certificates(chainFile);
        PrivateKey key = PemFiles.privateKey(keyFile);
        try {
            return of(chain, key);
        } catch (CertificateLoadException refused) {
            throw new CertificateLoadException(chainFile + ", " + keyFile + ": " + refused.getMessage(), refused);
        }
    }

    /**
     * Credentials from a chain and a key, which may be opaque. The key is tried with every scheme of its type.
     *
     * @throws CertificateLoadException if the chain is empty, too long or out of order, the key is of an
     *     unsupported kind, does not belong to the certificate, or cannot sign
     */
    public static Credentials of(List<X509Certificate> chain, PrivateKey key) throws CertificateLoadException {
        checkOrder(chain);
        X509Certificate certificate = chain.get(0);
        KeyProbe probe = new KeyProbe(
                certificate.getPublicKey(), "the certificate of " + certificate.getSubjectX500Principal());
        List<SigningScheme> tried = probe.schemes(key);
        List<SigningScheme> allowed = CertificateUsage.permitsSigning(certificate) ? tried : List.of();
        return new Credentials(List.copyOf(chain), encode(chain), key, probe.type(), allowed, Optional::empty);
    }

    /**
     * Credentials whose key is not tried: because each use costs something, such as a touch of a token, or because the
     * key is elsewhere and what signs with it is the {@code Signatures} of the configuration. Whether the key is strong
     * enough is for peers to judge.
     *
     * @param schemes what signs with the key, by the application's word
     * @throws CertificateLoadException if the chain is empty, too long or out of order, or its key does not go
     *     with every scheme
     */
    public static Credentials untried(List<X509Certificate> chain, PrivateKey key, List<SigningScheme> schemes)
            throws CertificateLoadException {
        checkOrder(chain);
        PublicKey publicKey = chain.get(0).getPublicKey();
        if (schemes.isEmpty() || !schemes.stream().allMatch(scheme -> scheme.suits(publicKey))) {
            throw new CertificateLoadException("the certificate of " + chain.get(0).getSubjectX500Principal()
                    + " has a key that does not go with all of " + schemes + "; name schemes of its type");
        }
        return new Credentials(List.copyOf(chain), encode(chain), Objects.requireNonNull(key), schemes.get(0).keyType(),
                CertificateUsage.permitsSigning(chain.get(0)) ? List.copyOf(schemes) : List.of(), Optional::empty);
    }

    /**
     * The same with an OCSP response in DER for the first certificate, which a server staples to it (RFC 6066 section 8).
     * It is the application's to replace it in time.
     *
     * @throws IllegalArgumentException if it does not have 1 to {@link StapleVerifier#MAX_STAPLE} bytes
     */
    public Credentials withStaple(Bytes response) {
        if (!isSendable(response)) {
            throw new IllegalArgumentException("an OCSP response to be stapled has 1 to " + StapleVerifier.MAX_STAPLE
                    + " bytes, this one has " + response.length());
        }
        return withStaples(() -> Optional.of(response));
    }

    /** The same with a source of such responses, which the application refreshes. */
    public Credentials withStaples(StapleSource source) {
        return new Credentials(chain, encodedChain, privateKey, keyType, schemes, Objects.requireNonNull(source));
    }

    /** The response to staple now. A source that fails, or gives what cannot be sent, has none: a handshake goes on. */
    public Optional<Bytes> staple() {
        try {
            return staples.staple().filter(Credentials::isSendable);
        } catch (RuntimeException failed) {
            return Optional.empty();
        }
    }

    /** The chain, end entity first. */
    public List<X509Certificate> chain() {
        return chain;
    }

    /** The chain in DER, as it is sent. */
    @Override
    public List<Bytes> encoded() {
        return encodedChain;
    }

    /** The certificate that {@link #privateKey} belongs to. */
    public X509Certificate certificate() {
        return chain.get(0);
    }

    @Override
    public PublicKey publicKey() {
        return certificate().getPublicKey();
    }

    @Override
    public PrivateKey privateKey() {
        return privateKey;
    }

    @Override
    public KeyType keyType() {
        return keyType;
    }

    /** The curve of an EC key. */
    public Optional<AgreementGroup> curve() {
        return Keys.curveOf(publicKey());
    }

    @Override
    public List<SigningScheme> schemes() {
        return schemes;
    }

    /**
     * A scheme that one must know to verify the signatures of the chain, and that is not among these names; absent if they
     * are enough (RFC 5246 section 7.4.2).
     */
    public Optional<String> signatureBeyond(Collection<String> known) {
        return signatures.stream().filter(names -> names.stream().noneMatch(known::contains)).findFirst()
                .map(names -> names.stream().sorted().findFirst().orElse("an unknown signature"));
    }

    /** Whether an RSA premaster secret may be sent to the certificate and can be decrypted with the key. */
    public boolean decryptsPremasters() {
        return keyType == KeyType.RSA && !Keys.isOpaque(privateKey) && CertificateUsage.permitsKeyTransport(certificate());
    }

    /** The subject only. */
    @Override
    public String toString() {
        return "Credentials(" + certificate().getSubjectX500Principal() + ")";
    }

    private static boolean isSendable(Bytes response) {
        return !response.isEmpty() && response.length() <= StapleVerifier.MAX_STAPLE;
    }

    private static void checkOrder(List<X509Certificate> chain) throws CertificateLoadException {
        if (chain.isEmpty() || chain.size() > CertificateVerifier.MAX_CHAIN) {
            throw new CertificateLoadException("a chain has 1 to " + CertificateVerifier.MAX_CHAIN
                    + " certificates, this one has " + chain.size());
        }
        for (int i = 1; i < chain.size(); i++) {
            if (!chain.get(i).getSubjectX500Principal().equals(chain.get(i - 1).getIssuerX500Principal())) {
                throw new CertificateLoadException("certificate " + (i + 1) + " ("
                        + chain.get(i).getSubjectX500Principal() + ") did not issue certificate " + i + " ("
                        + chain.get(i - 1).getSubjectX500Principal()
                        + "); put the server's or client's own certificate first and each issuer after it");
            }
        }
    }

    private static List<Bytes> encode(List<X509Certificate> chain) throws CertificateLoadException {
        List<Bytes> encoded = new ArrayList<>();
        for (X509Certificate certificate : chain) {
            try {
                encoded.add(Bytes.wrap(certificate.getEncoded()));
            } catch (CertificateEncodingException impossible) {
                throw new CertificateLoadException("a certificate has no encoding", impossible);
            }
        }
        return List.copyOf(encoded);
    }
}
