package dev.parley.tls;

/**
 * Receives secrets in the {@code SSLKEYLOGFILE} format, one line a call without line end. Whoever reads them can decrypt
 * the connection; only for debugging.
 */
@FunctionalInterface
public interface KeyLog {
    /** Takes one line. */
    void log(String line);
}
