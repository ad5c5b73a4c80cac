package dev.parley.tests.rfc8448;

import dev.parley.tls.spec.ExtensionType;
import dev.parley.tls.spec.Message;
import java.util.List;
import java.util.Map;

/** What made a trace, with its orders of extensions. */
enum Implementation {
    /** The traces of RFC 8448. */
    NSS(List.of(ExtensionType.SERVER_NAME, ExtensionType.RENEGOTIATION_INFO, ExtensionType.SUPPORTED_GROUPS,
            ExtensionType.SESSION_TICKET, ExtensionType.KEY_SHARE, ExtensionType.EARLY_DATA,
            ExtensionType.SUPPORTED_VERSIONS, ExtensionType.SIGNATURE_ALGORITHMS, ExtensionType.COOKIE,
            ExtensionType.PSK_KEY_EXCHANGE_MODES, ExtensionType.RECORD_SIZE_LIMIT, TraceLayout.PADDING,
            ExtensionType.PRE_SHARED_KEY),
            List.of(ExtensionType.PRE_SHARED_KEY, ExtensionType.KEY_SHARE, ExtensionType.SUPPORTED_VERSIONS),
            List.of(ExtensionType.SUPPORTED_GROUPS, ExtensionType.RECORD_SIZE_LIMIT, ExtensionType.SERVER_NAME,
                    ExtensionType.EARLY_DATA)),
    /** The trace with an external PSK. */
    BOTAN(Order.OF_BOTAN,
            List.of(ExtensionType.SUPPORTED_VERSIONS, ExtensionType.KEY_SHARE, ExtensionType.PRE_SHARED_KEY),
            Order.OF_BOTANS_ANSWER),
    /** The trace with raw public keys, where key_share comes first. */
    BOTAN_WITH_RAW_KEYS(Order.OF_BOTAN, List.of(ExtensionType.KEY_SHARE, ExtensionType.SUPPORTED_VERSIONS),
            Order.OF_BOTANS_ANSWER);

    private final Map<Message, List<ExtensionType>> orders;

    Implementation(List<ExtensionType> clientHello, List<ExtensionType> serverHello,
            List<ExtensionType> encryptedExtensions) {
        this.orders = Map.of(Message.CLIENT_HELLO, clientHello, Message.SERVER_HELLO13, serverHello,
                Message.HELLO_RETRY_REQUEST,
                List.of(ExtensionType.KEY_SHARE, ExtensionType.COOKIE, ExtensionType.SUPPORTED_VERSIONS),
                Message.ENCRYPTED_EXTENSIONS, encryptedExtensions,
                Message.TLS13_CERTIFICATE_REQUEST, List.of(ExtensionType.SIGNATURE_ALGORITHMS));
    }

    static Implementation of(Trace trace) {
        return switch (trace.name()) {
            case Traces.EXTERNAL_PSK -> BOTAN;
            case Traces.RAW_PUBLIC_KEYS -> BOTAN_WITH_RAW_KEYS;
            default -> NSS;
        };
    }

    /** Of each message with extensions their order. */
    Map<Message, List<ExtensionType>> orders() {
        return orders;
    }

    /** Shared by constants, which cannot refer to fields of their own type. */
    private static final class Order {
        static final List<ExtensionType> OF_BOTAN = List.of(ExtensionType.SERVER_NAME, ExtensionType.SUPPORTED_GROUPS,
                ExtensionType.KEY_SHARE, ExtensionType.SUPPORTED_VERSIONS, ExtensionType.SIGNATURE_ALGORITHMS,
                ExtensionType.PSK_KEY_EXCHANGE_MODES, ExtensionType.RECORD_SIZE_LIMIT,
                ExtensionType.CLIENT_CERTIFICATE_TYPE, ExtensionType.SERVER_CERTIFICATE_TYPE,
                ExtensionType.PRE_SHARED_KEY);
        static final List<ExtensionType> OF_BOTANS_ANSWER = List.of(ExtensionType.CLIENT_CERTIFICATE_TYPE,
                ExtensionType.SERVER_CERTIFICATE_TYPE, ExtensionType.SUPPORTED_GROUPS, ExtensionType.RECORD_SIZE_LIMIT,
                ExtensionType.SERVER_NAME);
    }
}
