package dev.parley.tls.crypto;

/** The peer's public share, or the secret that it leads to, is not acceptable. */
public final class BadShareException extends Exception {
    private static final long serialVersionUID = 1L;

    /** A share refused for {@code reason}. */
    public BadShareException(String reason) {
        super(reason);
    }
}
