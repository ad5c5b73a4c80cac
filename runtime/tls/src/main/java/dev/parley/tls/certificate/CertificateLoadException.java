package dev.parley.tls.certificate;

/** A certificate or key that this side was given cannot be used; the message says where and what to do. */
public final class CertificateLoadException extends Exception {
    private static final long serialVersionUID = 1L;

    /** A refusal explained by {@code message}. */
    public CertificateLoadException(String message) {
        super(message);
    }

    /** A refusal explained by {@code message} and its cause. */
    public CertificateLoadException(String message, Throwable cause) {
        super(message, cause);
    }
}
