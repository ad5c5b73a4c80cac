package dev.parley.tls.certificate;

import dev.parley.tls.certificate.CertificateRejectedException.Reason;
import dev.parley.wire.Bytes;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Collection;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Believes a certificate if PKIX (RFC 5280 section 6) finds a path to a trust anchor, and the certificate is
 * strong enough, meant for the purpose, and for the host. Nothing is fetched; revocation is looked up in given
 * lists only, and in the OCSP response that a server staples to its certificate.
 */
public final class PathValidator implements CertificateVerifier {
    private final PathFinder finder;
    private final Clock clock;
    private final List<X509CRL> revocationLists;
    private final boolean checksRevocation;
    private final Bytes fingerprint;

    /** Believes the anchors, at the time of the clock, and checks no revocation. */
    public PathValidator(TrustAnchors anchors, Clock clock) {
        this(new PathFinder(anchors), clock, List.of(), false);
    }

    private PathValidator(
            PathFinder finder, Clock clock, List<X509CRL> revocationLists, boolean checksRevocation) {
        this.finder = finder;
        this.clock = clock;
        this.revocationLists = revocationLists;
        this.checksRevocation = checksRevocation;
        this.fingerprint = RuleFingerprint.of(finder.anchors(), checksRevocation, revocationLists);
    }

    /** The same, but every certificate on a path must be cleared by a current list of its issuer among these. */
    public PathValidator withRevocationLists(Collection<X509CRL> lists) {
        return new PathValidator(finder, clock, List.copyOf(lists), true);
    }

    /** The same for all that believe the same anchors and look into the same revocation lists. */
    @Override
    public Optional<Bytes> fingerprint() {
        return Optional.of(fingerprint);
    }

    @Override
    public PeerCertificates verify(List<Bytes> chain, PeerExpectation expected) throws CertificateRejectedException {
        List<X509Certificate> presented = CertificateDecoder.decode(chain);
        try {
            for (X509Certificate certificate : presented) {
                checkKeySize(certificate);
            }
            X509Certificate own = presented.get(0);
            if (Strength.supportedType(own.getPublicKey()).isEmpty()) {
                throw rejected(Reason.UNSUPPORTED, own,
                        "has a key of an unsupported kind: " + own.getPublicKey().getAlgorithm());
            }
            PathFinder.Candidate trusted = trustedPath(presented);
            checkUsage(trusted.path(), expected);
            if (expected.name().isPresent() && !HostNames.matches(own, expected.name().get())) {
                throw rejected(Reason.WRONG_HOST, own, "is not for " + expected.name().get());
            }
            return new PeerCertificates(trusted.path(), Optional.of(trusted.anchor()));
        } catch (RuntimeException hostile) {
            // The JDK reads some extensions late, and has answered malformed ones with unchecked exceptions.
            throw new CertificateRejectedException(
                    Reason.BAD_CERTIFICATE, "the certificates cannot be processed", hostile);
        }
    }

    @Override
    public Optional<StapleVerifier> staples() {
        return Optional.of(new OcspStapleVerifier(clock));
    }

    private static void checkKeySize(X509Certificate certificate) throws CertificateRejectedException {
        if (Strength.isWeak(certificate.getPublicKey())) {
            throw rejected(Reason.WEAK, certificate, "has an RSA key of less than " + Strength.MIN_RSA_BITS + " bits");
        }
        if (Strength.isOversized(certificate.getPublicKey())) {
            throw rejected(
                    Reason.UNSUPPORTED, certificate, "has an RSA key of more than " + Strength.MAX_RSA_BITS + " bits");
        }
    }

    /** The first path that PKIX accepts; if there is none, the first path's fault is the one that is told. */
    private PathFinder.Candidate trustedPath(List<X509Certificate> presented) throws CertificateRejectedException {
        CertificateRejectedException first = null;
        for (PathFinder.Candidate candidate : finder.find(presented)) {
            try {
                validate(candidate);
                return candidate;
            } catch (CertificateRejectedException fault) {
                first = first == null ? fault : first;
            }
        }
        throw first != null
                ? first
                : rejected(Reason.UNKNOWN_CA, presented.get(0), "does not lead to a trusted authority");
    }

    private void validate(PathFinder.Candidate candidate) throws CertificateRejectedException {
        for (X509Certificate certificate : candidate.path()) {
            boolean isAnchor = certificate.equals(candidate.anchor());
            if (!isAnchor && Strength.hasWeakSignature(certificate)) {
                throw rejected(Reason.WEAK, certificate, "is signed with " + certificate.getSigAlgName());
            }
        }
        try {
            CertPathValidator validator = CertPathValidator.getInstance("PKIX");
            PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(candidate.anchor(), null)));
            parameters.setDate(Date.from(clock.instant()));
            parameters.setRevocationEnabled(false);
            if (checksRevocation) {
                parameters.addCertStore(
                        CertStore.getInstance("Collection", new CollectionCertStoreParameters(revocationLists)));
                parameters.addCertPathChecker(listsOnly(validator));
            }
            validator.validate(
                    CertificateFactory.getInstance("X.509").generateCertPath(candidate.path()), parameters);
        } catch (CertPathValidatorException fault) {
            X509Certificate at = candidate.path().get(Math.max(fault.getIndex(), 0));
            throw rejected(PkixReasons.reasonOf(fault, candidate.path().size()), at, fault.getMessage(), fault);
        } catch (GeneralSecurityException impossible) {
            throw rejected(Reason.OTHER, candidate.path().get(0), "cannot be validated", impossible);
        }
    }

    private static PKIXRevocationChecker listsOnly(CertPathValidator validator) {
        PKIXRevocationChecker checker = (PKIXRevocationChecker) validator.getRevocationChecker();
        checker.setOptions(EnumSet.of(
                PKIXRevocationChecker.Option.PREFER_CRLS, PKIXRevocationChecker.Option.NO_FALLBACK));
        return checker;
    }

    /** An authority whose extendedKeyUsage lacks the purpose cannot issue for it, as other stacks hold too. */
    private static void checkUsage(List<X509Certificate> path, PeerExpectation expected)
            throws CertificateRejectedException {
        for (X509Certificate certificate : path) {
            try {
                if (!CertificateUsage.permitsRole(certificate, expected.role())) {
                    throw rejected(Reason.USAGE, certificate, "is not meant for a " + expected.role());
                }
            } catch (CertificateParsingException malformed) {
                throw rejected(Reason.BAD_CERTIFICATE, certificate, "has a malformed extendedKeyUsage", malformed);
            }
        }
        boolean permitted = switch (expected.keyUse()) {
            case SIGNING -> CertificateUsage.permitsSigning(path.get(0));
            case KEY_TRANSPORT -> CertificateUsage.permitsKeyTransport(path.get(0));
        };
        if (!permitted) {
            throw rejected(Reason.USAGE, path.get(0), "does not permit " + expected.keyUse());
        }
    }

    private static CertificateRejectedException rejected(Reason reason, X509Certificate certificate, String fault) {
        return rejected(reason, certificate, fault, null);
    }

    private static CertificateRejectedException rejected(
            Reason reason, X509Certificate certificate, String fault, Throwable cause) {
        return new CertificateRejectedException(
                reason, "the certificate of \"" + certificate.getSubjectX500Principal() + "\" " + fault, cause);
    }
}
