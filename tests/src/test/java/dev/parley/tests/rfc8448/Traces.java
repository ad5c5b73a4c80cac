package dev.parley.tests.rfc8448;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The traces by what they show. */
public final class Traces {
    static final String SIMPLE = "Simple_1RTT_Handshake";
    static final String RESUMED = "Resumed_0RTT_Handshake";
    static final String RETRIED = "HelloRetryRequest_Handshake";
    static final String CLIENT_AUTHENTICATION = "Client_Authentication_Handshake";
    static final String COMPATIBILITY = "Middlebox_Compatibility_Mode";
    static final String EXTERNAL_PSK = "Externally_Provided_PSK_with_Ephemeral_Key";
    static final String RAW_PUBLIC_KEYS = "RawPublicKey_With_Client_Authentication";
    private static final List<Trace> ALL = load();

    private Traces() {
    }

    /** All, in the order of the file. */
    public static List<Trace> all() {
        return ALL;
    }

    /** RFC 8448 section 3: a server's RSA certificate, x25519, a ticket. */
    public static Trace simple() {
        return named(SIMPLE);
    }

    /** RFC 8448 section 4: resumes the former with early data. */
    public static Trace resumed() {
        return named(RESUMED);
    }

    /** RFC 8448 section 5: the server wants secp256r1, and sends a cookie. */
    public static Trace retried() {
        return named(RETRIED);
    }

    /** RFC 8448 section 6: a client's RSA certificate, a server's ECDSA certificate. */
    public static Trace clientAuthentication() {
        return named(CLIENT_AUTHENTICATION);
    }

    /** RFC 8448 section 7: with a session id and change_cipher_spec. */
    public static Trace compatibility() {
        return named(COMPATIBILITY);
    }

    /** An external PSK together with x25519. */
    public static Trace externalPsk() {
        return named(EXTERNAL_PSK);
    }

    /** Raw public keys of both sides (RFC 7250). */
    public static Trace rawPublicKeys() {
        return named(RAW_PUBLIC_KEYS);
    }

    static Trace named(String name) {
        return ALL.stream().filter(trace -> trace.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no trace " + name));
    }

    /** A file beside the traces, such as {@code server_key.pem}. */
    public static String file(String name) throws IOException {
        try (InputStream in = Traces.class.getResourceAsStream("/rfc8448/" + name)) {
            if (in == null) {
                throw new FileNotFoundException(name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** What a trace is read from. */
    static VectorSection section(String name) throws IOException {
        return sections().stream().filter(section -> section.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no trace " + name));
    }

    private static List<VectorSection> sections() throws IOException {
        return VectorFile.parse(file("transcripts.vec"));
    }

    private static List<Trace> load() {
        try {
            List<Trace> traces = new ArrayList<>();
            for (VectorSection section : sections()) {
                traces.add(TraceReader.read(section));
            }
            return List.copyOf(traces);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
