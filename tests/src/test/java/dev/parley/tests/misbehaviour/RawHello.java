package dev.parley.tests.misbehaviour;

import dev.parley.tls.crypto.Hash;
import dev.parley.tls.crypto.suite.CryptoSuites;
import dev.parley.tls.spec.Extension;
import dev.parley.tls.spec.ExtensionType;
import dev.parley.tls.spec.Message;
import dev.parley.wire.Bytes;
import dev.parley.wire.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The body of a hello, taken apart where tests change it, without any rule of what a hello may say.
 *
 * @param prefix everything in front of the extensions
 */
record RawHello(Bytes prefix, List<Extension> extensions) {
    /** Where the random begins, behind the version. */
    static final int RANDOM_AT = 2;

    private static final int RANDOM_LENGTH = 32;
    /** "the SHA-256 of "HelloRetryRequest"" (RFC 9846 section 4.2.3). */
    static final Bytes RETRY_RANDOM =
            CryptoSuites.standard().hashing().digest(Hash.SHA256, Bytes.ofUtf8("HelloRetryRequest"));

    /** Where the session identifier begins: behind version and random. */
    static final int SESSION_ID_AT = 34;

    /** Changes the ServerHello of TLS 1.2. */
    static Edit server(UnaryOperator<RawHello> change) {
        return server(Message.SERVER_HELLO12, change);
    }

    /** Changes a message that looks like a ServerHello. */
    static Edit server(Message kind, UnaryOperator<RawHello> change) {
        return Edit.body(kind, body -> change.apply(ofServer(body)).join());
    }

    /** Changes the ClientHello. */
    static Edit client(UnaryOperator<RawHello> change) {
        return Edit.body(Message.CLIENT_HELLO, body -> change.apply(ofClient(body)).join());
    }

    /** What looks like a ServerHello, taken apart. */
    static RawHello ofServer(Bytes body) {
        return split(body, serverPrefix(body));
    }

    /** A ClientHello, taken apart. */
    static RawHello ofClient(Bytes body) {
        return split(body, clientPrefix(body));
    }

    /** Which of the messages that look like a ServerHello it is (RFC 9846 sections 4.2.3 and 4.3.1). */
    static Message kind(Bytes serverHello) {
        if (ofServer(serverHello).data(ExtensionType.SUPPORTED_VERSIONS).isEmpty()) {
            return Message.SERVER_HELLO12;
        }
        return serverHello.slice(RANDOM_AT, RANDOM_LENGTH).equals(RETRY_RANDOM) ? Message.HELLO_RETRY_REQUEST
                : Message.SERVER_HELLO13;
    }

    /** With other bytes in the prefix. */
    RawHello with(int at, int... octets) {
        return new RawHello(Messages.with(prefix, at, octets), extensions);
    }

    /** With another prefix. */
    RawHello withPrefix(UnaryOperator<Bytes> change) {
        return new RawHello(change.apply(prefix), extensions);
    }

    /** With one more extension at the end. */
    RawHello plus(ExtensionType type, Bytes data) {
        List<Extension> more = new ArrayList<>(extensions);
        more.add(new Extension(type, data));
        return new RawHello(prefix, more);
    }

    /** Without an extension. */
    RawHello without(ExtensionType type) {
        return new RawHello(prefix, extensions.stream().filter(e -> !e.extensionType().equals(type)).toList());
    }

    /** With other data in an extension, which moves to the end. */
    RawHello replacing(ExtensionType type, Bytes data) {
        return without(type).plus(type, data);
    }

    /** With other data in an extension, which stays where it is. */
    RawHello changing(ExtensionType type, UnaryOperator<Bytes> change) {
        return new RawHello(prefix, extensions.stream().map(e -> e.extensionType().equals(type)
                ? new Extension(type, change.apply(e.extensionData())) : e).toList());
    }

    /** With one of its extensions twice. */
    RawHello twice(ExtensionType type) {
        return plus(type, data(type).orElseThrow());
    }

    /** The data of an extension. */
    Optional<Bytes> data(ExtensionType type) {
        return extensions.stream().filter(e -> e.extensionType().equals(type)).findFirst()
                .map(Extension::extensionData);
    }

    /** Where the cipher suite of a ServerHello, or the length of a ClientHello's list of them, is. */
    int cipherSuiteAt() {
        return SESSION_ID_AT + 1 + prefix.get(SESSION_ID_AT);
    }

    /** The body again. */
    Bytes join() {
        List<Bytes> encoded = extensions.stream().map(Extension::toBytes).toList();
        Bytes block = Bytes.concat(encoded);
        Writer out = new Writer(prefix.length() + 2 + block.length());
        out.bytes(prefix);
        out.vector(2, block);
        return out.toBytes();
    }

    /** Any body that ends with extensions, the length of which follows a prefix. */
    static RawHello split(Bytes body, int prefixLength) {
        List<Extension> extensions = new ArrayList<>();
        int at = prefixLength + 2;
        int end = at + (at <= body.length() ? uint16(body, prefixLength) : 0);
        while (at < end) {
            int length = uint16(body, at + 2);
            extensions.add(new Extension(ExtensionType.of(uint16(body, at)), body.slice(at + 4, length)));
            at += 4 + length;
        }
        return new RawHello(body.slice(0, prefixLength), extensions);
    }

    private static int serverPrefix(Bytes body) {
        return SESSION_ID_AT + 1 + body.get(SESSION_ID_AT) + 3;
    }

    private static int clientPrefix(Bytes body) {
        int suites = SESSION_ID_AT + 1 + body.get(SESSION_ID_AT);
        int compression = suites + 2 + uint16(body, suites);
        return compression + 1 + body.get(compression);
    }

    private static int uint16(Bytes bytes, int at) {
        return bytes.get(at) << 8 | bytes.get(at + 1);
    }
}
