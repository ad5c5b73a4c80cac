package dev.parley.tls;

import java.util.Optional;
import java.util.stream.Stream;

/** A version of TLS. */
public enum TlsVersion {
    /** RFC 5246. */
    TLS12(0x0303, "TLSv1.2"),
    /** RFC 9846. */
    TLS13(0x0304, "TLSv1.3");

    private final int code;
    private final String label;

    TlsVersion(int code, String label) {
        this.code = code;
        this.label = label;
    }

    /** The version with this code point, if it is known here. */
    public static Optional<TlsVersion> of(int code) {
        return Stream.of(values()).filter(version -> version.code == code).findFirst();
    }

    /** The code point, two bytes: {@code 0x0303} or {@code 0x0304}. */
    public int code() {
        return code;
    }

    /** The name that JSSE has for it, such as {@code TLSv1.3}. */
    @Override
    public String toString() {
        return label;
    }
}
