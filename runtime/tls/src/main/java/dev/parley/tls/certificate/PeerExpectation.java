package dev.parley.tls.certificate;

import java.util.Optional;

/**
 * What a peer's certificate must be good for.
 *
 * @param role which side the peer is
 * @param name the name that the certificate must have, if any
 * @param keyUse what its key is for
 */
public record PeerExpectation(PeerRole role, Optional<ServerName> name, KeyUse keyUse) {
    /** A server of the given name. */
    public static PeerExpectation server(ServerName name, KeyUse keyUse) {
        return new PeerExpectation(PeerRole.SERVER, Optional.of(name), keyUse);
    }

    /** A client, which signs and whose name is the application's to judge. */
    public static PeerExpectation client() {
        return new PeerExpectation(PeerRole.CLIENT, Optional.empty(), KeyUse.SIGNING);
    }
}
