package dev.parley.tls;

/** How a pre-shared key becomes the keys of a connection (RFC 9846 section 4.3.9). */
public enum PskMode {
    /** Together with a key agreement: whoever learns the pre-shared key later cannot decrypt the connection. */
    DHE_KE("psk_dhe_ke"),
    /** Alone: faster, without forward secrecy. */
    KE("psk_ke");

    private final String label;

    PskMode(String label) {
        this.label = label;
    }

    /** The name that the RFC has for it, such as {@code psk_dhe_ke}. */
    @Override
    public String toString() {
        return label;
    }
}
