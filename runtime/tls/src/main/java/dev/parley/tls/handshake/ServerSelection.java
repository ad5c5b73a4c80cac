package dev.parley.tls.handshake;

import dev.parley.tls.TlsConfig;
import dev.parley.tls.TlsVersion;
import dev.parley.tls.certificate.Credentials;
import dev.parley.tls.certificate.SigningIdentity;
import dev.parley.tls.crypto.AgreementGroup;
import dev.parley.tls.crypto.SigningScheme;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.CipherSuite;
import dev.parley.tls.spec.ClientHello;
import dev.parley.tls.spec.KeyExchangeAlgorithm;
import dev.parley.tls.spec.NamedGroup;
import dev.parley.tls.spec.SignatureScheme;
import dev.parley.wire.ProtocolException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a server answers a hello with: a suite and a certificate, chosen together.
 *
 * @param group the group for the key agreement; absent with RSA key exchange
 * @param scheme the scheme for the signature over it; absent likewise
 * @param named whether the certificate was chosen by the name that the client asked for
 */
record ServerSelection(CipherSuite suite, Credentials credentials, Optional<NamedGroup> group,
        Optional<SignatureScheme> scheme, boolean named) {

    /** Whether a certificate serves with a suite. */
    private sealed interface Attempt {
        record Fit(Optional<NamedGroup> group, Optional<SignatureScheme> scheme) implements Attempt {
        }

        record Misfit(String why) implements Attempt {
        }
    }

    /**
     * Of the certificates that fit the client's name best, and of the suites that both sides know, the first suite of this
     * server with its first certificate that the client can use and verify. Only if there is none, those that fit the name
     * less well follow.
     *
     * @throws ProtocolException {@code handshake_failure} if there is none (RFC 5246 section 7.4.1.3), {@code
     *     unrecognized_name} if the name is unknown and refused
     */
    static ServerSelection of(TlsConfig config, ClientHello hello) throws ProtocolException {
        ClientOffer offer = ClientOffer.of(hello);
        NamedCertificates candidates = NamedCertificates.of(config, hello);
        List<CipherSuite> suites = config.cipherSuites(TlsVersion.TLS12).stream().filter(offer.suites()::contains).toList();
        Set<String> misfits = new LinkedHashSet<>();
        for (List<Credentials> rank : candidates.ranks()) {
            for (CipherSuite suite : suites) {
                for (Credentials own : rank) {
                    Attempt attempt = attempt(config, offer, suite, own);
                    if (attempt instanceof Attempt.Fit fit) {
                        return new ServerSelection(suite, own, fit.group(), fit.scheme(), candidates.recognized());
                    }
                    misfits.add(own.certificate().getSubjectX500Principal() + ": " + ((Attempt.Misfit) attempt).why());
                }
            }
        }
        throw new ProtocolException(AlertDescription.HANDSHAKE_FAILURE, suites.isEmpty() ? "no cipher suite in common"
                : "no certificate of this server fits (" + String.join("; ", misfits) + ")");
    }

    private static Attempt attempt(TlsConfig config, ClientOffer offer, CipherSuite suite, Credentials own) {
        if (!Authentication.fits(suite, own.keyType())) {
            return new Attempt.Misfit(own.keyType() + " keys do not go with " + suite.label());
        }
        // RFC 5246 section 7.4.2: all certificates "MUST be signed by a hash/signature algorithm pair that appears".
        Optional<String> foreign = offer.chainSchemes().flatMap(own::signatureBeyond);
        if (foreign.isPresent()) {
            return new Attempt.Misfit("the client does not verify " + foreign.get());
        }
        return suite.keyExchange() == KeyExchangeAlgorithm.RSA ? transport(own) : agreement(config, offer, own);
    }

    private static Attempt transport(Credentials own) {
        return own.decryptsPremasters() ? new Attempt.Fit(Optional.empty(), Optional.empty())
                : new Attempt.Misfit("the key is not for encryption");
    }

    private static Attempt agreement(TlsConfig config, ClientOffer offer, Credentials own) {
        // RFC 8422 section 5.3: the certificate's curve must be one that the client supports.
        Optional<String> curve = own.curve().map(AgreementGroup::specName);
        if (curve.isPresent() && offer.groups().stream().noneMatch(g -> g.label().equals(curve.get()))) {
            return new Attempt.Misfit("the client does not know " + curve.get());
        }
        Optional<NamedGroup> group = config.groups(TlsVersion.TLS12).stream().filter(offer.groups()::contains).findFirst();
        if (group.isEmpty()) {
            return new Attempt.Misfit("no group in common");
        }
        Optional<SignatureScheme> scheme = scheme(config, own, offer.schemes().orElse(List.of()));
        return scheme.isPresent() ? new Attempt.Fit(group, scheme)
                : new Attempt.Misfit("no signature scheme in common that the key can make");
    }

    /** The first scheme of this side that the key can make and the peer accepts. */
    static Optional<SignatureScheme> scheme(TlsConfig config, SigningIdentity own, List<SignatureScheme> accepted) {
        return config.signatureSchemes().stream()
                .filter(accepted::contains)
                .filter(s -> SigningScheme.named(s.label()).filter(own.schemes()::contains).isPresent())
                .findFirst();
    }
}
