package dev.parley.tls.certificate;

import dev.parley.tls.certificate.CertificateRejectedException.Reason;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.PKIXReason;

/** What the JDK's reasons for refusing a path mean. */
final class PkixReasons {
    private PkixReasons() {}

    /** The reason, for a path of {@code length} certificates. */
    static Reason reasonOf(CertPathValidatorException fault, int length) {
        if (fault.getReason() == BasicReason.INVALID_SIGNATURE && fault.getIndex() == length - 1) {
            // The anchor has the issuer's name but another key: the issuer is someone who is not known.
            return Reason.UNKNOWN_CA;
        }
        if (fault.getReason() instanceof BasicReason reason) {
            return switch (reason) {
                case EXPIRED -> Reason.EXPIRED;
                case NOT_YET_VALID -> Reason.NOT_YET_VALID;
                case REVOKED -> Reason.REVOKED;
                case INVALID_SIGNATURE -> Reason.BAD_CERTIFICATE;
                case ALGORITHM_CONSTRAINED -> Reason.WEAK;
                case UNDETERMINED_REVOCATION_STATUS, UNSPECIFIED -> Reason.OTHER;
            };
        }
        if (fault.getReason() instanceof PKIXReason reason) {
            return switch (reason) {
                // The JDK checks the key usage of issuers only: who may not sign certificates is no authority.
                case NO_TRUST_ANCHOR, NAME_CHAINING, NOT_CA_CERT, PATH_TOO_LONG, INVALID_KEY_USAGE ->
                    Reason.UNKNOWN_CA;
                case UNRECOGNIZED_CRIT_EXT -> Reason.UNSUPPORTED;
                case INVALID_NAME, INVALID_POLICY -> Reason.USAGE;
            };
        }
        return Reason.OTHER;
    }
}
