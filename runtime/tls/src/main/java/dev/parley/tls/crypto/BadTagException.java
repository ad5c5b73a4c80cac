package dev.parley.tls.crypto;

/** Ciphertext, additional data, nonce and key do not fit the authentication tag. */
public final class BadTagException extends Exception {
    private static final long serialVersionUID = 1L;

    /** A failure without further detail, because there must be none. */
    public BadTagException() {
        super("the authentication tag does not match");
    }
}
