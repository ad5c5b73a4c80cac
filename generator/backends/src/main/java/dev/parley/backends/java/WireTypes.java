package dev.parley.backends.java;

import com.palantir.javapoet.ClassName;

/** The classes of the runtime that generated code uses: the one place where the generator knows them. */
public final class WireTypes {
    private static final String PACKAGE = "dev.parley.wire";

    /** A message that arrived. */
    public static final ClassName ARRIVAL = ClassName.get(PACKAGE, "Arrival");
    /** An immutable range of bytes. */
    public static final ClassName BYTES = ClassName.get(PACKAGE, "Bytes");
    /** Checks of values that are about to be encoded. */
    public static final ClassName CHECK = ClassName.get(PACKAGE, "Check");
    /** A named number that travels. */
    public static final ClassName CODE_POINT = ClassName.get(PACKAGE, "CodePoint");
    /** A kind of content of an envelope. */
    public static final ClassName CONTENT = ClassName.get(PACKAGE, "Content");
    /** Bytes that are no encoding. */
    public static final ClassName DECODE_EXCEPTION = ClassName.get(PACKAGE, "DecodeException");
    /** The alerts of last resort. */
    public static final ClassName DEFAULT_ALERTS = ClassName.get(PACKAGE, "DefaultAlerts");
    /** A message that is ready to be sent. */
    public static final ClassName DEPARTURE = ClassName.get(PACKAGE, "Departure");
    /** A value with an encoding. */
    public static final ClassName ENCODABLE = ClassName.get(PACKAGE, "Encodable");
    /** Lists of elements. */
    public static final ClassName ELEMENTS = ClassName.get(PACKAGE, "Elements");
    /** The keys of an epoch. */
    public static final ClassName EPOCH_KEYS = ClassName.get(PACKAGE, "EpochKeys");
    /** What has a name in the specification. */
    public static final ClassName LABELLED = ClassName.get(PACKAGE, "Labelled");
    /** What all machines share. */
    public static final ClassName MACHINE = ClassName.get(PACKAGE, "Machine");
    /** A message of the flow or beside it. */
    public static final ClassName MESSAGE_KIND = ClassName.get(PACKAGE, "MessageKind");
    /** A broken protocol. */
    public static final ClassName PROTOCOL_EXCEPTION = ClassName.get(PACKAGE, "ProtocolException");
    /** Reads one message. */
    public static final ClassName READER = ClassName.get(PACKAGE, "Reader");
    /** Bytes that are wiped. */
    public static final ClassName SECRET = ClassName.get(PACKAGE, "Secret");
    /** The layer below a machine. */
    public static final ClassName TRANSPORT = ClassName.get(PACKAGE, "Transport");
    /** Writes one encoding. */
    public static final ClassName WRITER = ClassName.get(PACKAGE, "Writer");

    private WireTypes() {
    }
}
