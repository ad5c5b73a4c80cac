package dev.parley.tls.certificate;

/** Which side the peer is. */
public enum PeerRole {
    /** The peer is the server: its certificate must serve for id-kp-serverAuth. */
    SERVER("1.3.6.1.5.5.7.3.1"),
    /** The peer is the client: its certificate must serve for id-kp-clientAuth. */
    CLIENT("1.3.6.1.5.5.7.3.2");

    private final String purpose;

    PeerRole(String purpose) {
        this.purpose = purpose;
    }

    /** The object identifier of the extended key usage. */
    String purpose() {
        return purpose;
    }
}
