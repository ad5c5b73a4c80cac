package dev.parley.tls;

import dev.parley.tls.spec.Extension;
import dev.parley.tls.spec.Message;
import java.security.SecureRandom;
import java.util.List;

/**
 * Arranges the extensions of a hello, or of a message of TLS 1.3 that answers one, before it is sent: their order, and
 * what this side shows beyond what it needs, such as padding (RFC 7685). Safe for use by many threads.
 *
 * <p>The application answers for what a layout adds, replaces or leaves out: the peer takes it at its word, and what
 * does not go with the rest of the configuration may end handshakes. Where pre_shared_key is put does not matter: it is
 * sent last (RFC 9846 section 4.3.11).
 */
@FunctionalInterface
public interface ExtensionLayout {
    /**
     * The extensions as they are sent.
     *
     * @param message CLIENT_HELLO, of any version; HELLO_RETRY_REQUEST, SERVER_HELLO13, ENCRYPTED_EXTENSIONS or
     *     TLS13_CERTIFICATE_REQUEST
     * @param extensions what this side needs, each type once
     */
    List<Extension> arrange(Message message, List<Extension> extensions);

    /**
     * The extensions of the ClientHello that answers a HelloRetryRequest: those of the first hello as they were
     * arranged, with the changes of RFC 9846 section 4.2.2 made. Besides these only padding may change, so they stay as
     * they are unless told otherwise.
     */
    default List<Extension> arrangeAgain(List<Extension> extensions) {
        return extensions;
    }

    /** Each message as it was written. */
    static ExtensionLayout plain() {
        return new PlainLayout();
    }

    /** Hellos of clients in an order of chance, so that servers do not come to rely on one; all else as written. */
    static ExtensionLayout shuffled(SecureRandom random) {
        return new ShuffledLayout(random);
    }
}
