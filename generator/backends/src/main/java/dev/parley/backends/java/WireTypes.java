package dev.parley.backends.java;

import com.palantir.javapoet.ClassName;

/** The classes of the runtime that generated code uses: the one place where the generator knows them. */
public final class WireTypes {
    private static final String PACKAGE = "dev.parley.wire";

    /** An immutable range of bytes. */
    public static final ClassName BYTES = ClassName.get(PACKAGE, "Bytes");
    /** Checks of values that are about to be encoded. */
    public static final ClassName CHECK = ClassName.get(PACKAGE, "Check");
    /** A named number that travels. */
    public static final ClassName CODE_POINT = ClassName.get(PACKAGE, "CodePoint");
    /** Bytes that are no encoding. */
    public static final ClassName DECODE_EXCEPTION = ClassName.get(PACKAGE, "DecodeException");
    /** A value with an encoding. */
    public static final ClassName ENCODABLE = ClassName.get(PACKAGE, "Encodable");
    /** What has a name in the specification. */
    public static final ClassName LABELLED = ClassName.get(PACKAGE, "Labelled");
    /** A broken protocol. */
    public static final ClassName PROTOCOL_EXCEPTION = ClassName.get(PACKAGE, "ProtocolException");
    /** Reads one message. */
    public static final ClassName READER = ClassName.get(PACKAGE, "Reader");
    /** Bytes that are wiped. */
    public static final ClassName SECRET = ClassName.get(PACKAGE, "Secret");
    /** Writes one encoding. */
    public static final ClassName WRITER = ClassName.get(PACKAGE, "Writer");

    private WireTypes() {
    }
}
