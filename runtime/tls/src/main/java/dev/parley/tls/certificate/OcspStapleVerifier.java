package dev.parley.tls.certificate;

import dev.parley.tls.certificate.CertificateRejectedException.Reason;
import dev.parley.tls.certificate.bc.OcspAnswer;
import dev.parley.wire.Bytes;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.regex.Pattern;

/**
 * Believes a response that the issuer signed, or a responder with a certificate of that issuer for the purpose (RFC 6960
 * section 4.2.2.2), as long as it is current (section 4.2.2.1). Whether the responder's certificate was revoked in turn is
 * not asked: nothing is fetched.
 */
final class OcspStapleVerifier implements StapleVerifier {
    /** How far the responder's clock and this one may be apart. */
    /** PSS without parameters, whose name tells no hash, stands for SHA-1 (RFC 4055 section 3.1). */
    private static final Pattern ACCEPTED_SIGNATURES =
            Pattern.compile("SHA-?(256|384|512)WITH(RSA|RSAANDMGF1|ECDSA)|ED25519|ED448", Pattern.CASE_INSENSITIVE);
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final Clock clock;

    OcspStapleVerifier(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void verify(Bytes response, X509Certificate certificate, X509Certificate issuer)
            throws CertificateRejectedException {
        if (response.length() > MAX_STAPLE) {
            throw rejected("it has " + response.length() + " bytes, more than " + MAX_STAPLE + " are not looked at", null);
        }
        Instant now = clock.instant();
        OcspAnswer answer = read(response, certificate, issuer, now);
        if (!ACCEPTED_SIGNATURES.matcher(answer.signatureAlgorithm()).matches()) {
            throw rejected("it is signed with " + answer.signatureAlgorithm(), null);
        }
        if (answer.entries().isEmpty()) {
            throw rejected("it does not speak of the certificate", null);
        }
        for (OcspAnswer.Entry entry : answer.entries()) {
            checkCurrent(entry, now);
            checkGood(entry, certificate);
        }
    }

    private static OcspAnswer read(Bytes response, X509Certificate certificate, X509Certificate issuer, Instant now)
            throws CertificateRejectedException {
        try {
            return OcspAnswer.read(response.toByteArray(), certificate, issuer, signer -> authorize(signer, issuer, now));
        } catch (GeneralSecurityException refused) {
            throw rejected(refused.getMessage(), refused);
        } catch (RuntimeException | StackOverflowError hostile) {
            // Parsers answer malformed input with unchecked exceptions, and are recursive.
            throw rejected("it cannot be processed", hostile);
        }
    }

    private static void authorize(X509Certificate signer, X509Certificate issuer, Instant now)
            throws GeneralSecurityException {
        if (signer.equals(issuer)) {
            return;
        }
        // "signed directly by the CA that issued the certificate in question", and the purpose must be there.
        require(signer.getIssuerX500Principal().equals(issuer.getSubjectX500Principal()),
                "its responder was not authorized by the issuer of the certificate");
        require(CertificateUsage.permitsOcspSigning(signer), "its responder's certificate is not meant for it");
        require(!Strength.isWeak(signer.getPublicKey()) && !Strength.isOversized(signer.getPublicKey())
                && !Strength.hasWeakSignature(signer) && Strength.supportedType(signer.getPublicKey()).isPresent(),
                "its responder's certificate is weak");
        require(!signer.hasUnsupportedCriticalExtension(), "its responder's certificate has an unknown critical extension");
        signer.checkValidity(Date.from(now));
        signer.verify(issuer.getPublicKey());
    }

    /** Without nextUpdate "newer revocation information is available all the time" (RFC 6960 section 4.2.2.1). */
    private static void checkCurrent(OcspAnswer.Entry entry, Instant now) throws CertificateRejectedException {
        Instant end = entry.nextUpdate().orElse(entry.thisUpdate());
        if (entry.thisUpdate().minus(SKEW).isAfter(now)) {
            throw rejected("it is from the future: " + entry.thisUpdate(), null);
        }
        if (end.plus(SKEW).isBefore(now)) {
            throw rejected("it is out of date since " + end, null);
        }
    }

    private static void checkGood(OcspAnswer.Entry entry, X509Certificate certificate) throws CertificateRejectedException {
        switch (entry.status()) {
            case GOOD -> { }
            case REVOKED -> throw new CertificateRejectedException(Reason.REVOKED,
                    "the certificate of \"" + certificate.getSubjectX500Principal() + "\" was revoked");
            case UNKNOWN -> throw rejected("the responder does not know the certificate", null);
        }
    }

    private static void require(boolean condition, String otherwise) throws CertificateException {
        if (!condition) {
            throw new CertificateException(otherwise);
        }
    }

    private static CertificateRejectedException rejected(String fault, Throwable cause) {
        return new CertificateRejectedException(Reason.BAD_STATUS, "the stapled OCSP response is not accepted: " + fault,
                cause);
    }
}
