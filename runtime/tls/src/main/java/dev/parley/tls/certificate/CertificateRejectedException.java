package dev.parley.tls.certificate;

import java.util.Objects;

/** A peer's certificate was not accepted. */
public final class CertificateRejectedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** A refusal for {@code reason}, explained by {@code message}. */
    public CertificateRejectedException(Reason reason, String message) {
        this(reason, message, null);
    }

    /** A refusal for {@code reason}, explained by {@code message} and its cause, which may be null. */
    public CertificateRejectedException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    /** Why; {@link CertificateAlerts} has the alert for it. */
    public Reason reason() {
        return reason;
    }

    /** Why a certificate is not accepted. */
    public enum Reason {
        /** No path to a trust anchor, or an issuer on it is no certification authority. */
        UNKNOWN_CA,
        /** A certificate on the path has expired. */
        EXPIRED,
        /** A certificate on the path is not valid yet. */
        NOT_YET_VALID,
        /** A certificate on the path was revoked. */
        REVOKED,
        /** What the server shows to prove that its certificate was not revoked proves nothing, or is missing. */
        BAD_STATUS,
        /** A certificate is malformed, or a signature on the path is wrong. */
        BAD_CERTIFICATE,
        /** A key or a hash on the path is too weak. */
        WEAK,
        /** The kind of key or a critical extension is not supported. */
        UNSUPPORTED,
        /** The certificate is not meant for what it is used for. */
        USAGE,
        /** The certificate is not for the host that was asked for. */
        WRONG_HOST,
        /** There are more certificates than anyone needs. */
        TOO_LONG,
        /** None of the above. */
        OTHER
    }
}
