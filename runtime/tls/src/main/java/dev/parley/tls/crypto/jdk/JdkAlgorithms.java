package dev.parley.tls.crypto.jdk;

import dev.parley.tls.crypto.Hash;

/** The JDK's standard names ("Java Security Standard Algorithm Names"). */
final class JdkAlgorithms {
    private JdkAlgorithms() {}

    static String digest(Hash hash) {
        return switch (hash) {
            case SHA256 -> "SHA-256";
            case SHA384 -> "SHA-384";
            case SHA512 -> "SHA-512";
        };
    }

    static String hmac(Hash hash) {
        return "Hmac" + digest(hash).replace("-", "");
    }

    static String signature(Hash hash, String with) {
        return digest(hash).replace("-", "") + "with" + with;
    }

    /** What a Java runtime that lacks an algorithm of every Java runtime is answered with. */
    static IllegalStateException missing(Exception cause) {
        return new IllegalStateException("the Java runtime lacks a standard algorithm: " + cause.getMessage(), cause);
    }
}
