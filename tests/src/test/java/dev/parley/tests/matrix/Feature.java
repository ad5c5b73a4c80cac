package dev.parley.tests.matrix;

import dev.parley.tls.certificate.PeerRole;
import java.util.List;

/** The rows of the matrix. */
enum Feature {
    FULL_HANDSHAKE("full handshake", ExtensionCells::full),
    CIPHER_SUITES("cipher suites", SuiteCells::suites),
    GROUPS("groups", SuiteCells::groups),
    SERVER_KEYS("kinds of server key", SuiteCells::serverKeys),
    COMBINATIONS("suite, group and key together", SuiteCells::combinations),
    SIGNATURE_SCHEMES("signature schemes, both sides", SchemeCells::schemes),
    SESSION_IDENTIFIER("resumption by session id", ExtensionCells::sessionIdentifier),
    TICKET("resumption by ticket", ExtensionCells::ticket),
    CLIENT_CERTIFICATE("client certificate accepted", CertificateCells::accepted),
    NO_CLIENT_CERTIFICATE("client certificate absent", CertificateCells::absent),
    REFUSED_CLIENT_CERTIFICATE("client certificate refused", CertificateCells::refusedClients),
    REFUSED_SERVER_CERTIFICATE("server certificate refused", CertificateCells::refusedServers),
    APPLICATION_PROTOCOL("ALPN", ExtensionCells::applicationProtocol),
    SERVER_NAME("server name", ExtensionCells::serverName),
    EXTENDED_MASTER_SECRET("extended master secret", ExtensionCells::extendedMasterSecret),
    TRANSFER("10 MiB both ways", SuiteCells::transfers),
    CLOSE("orderly end", ExtensionCells::close);

    private final String title;
    private final Cells cells;

    Feature(String title, Cells cells) {
        this.title = title;
        this.cells = cells;
    }

    /** Makes cells for a peer of that role: all, or representatives. */
    private interface Cells {
        List<Cell> make(PeerRole peer, boolean everything);
    }

    /** The name of the row. */
    String title() {
        return title;
    }

    /** Its talks with a peer of that role: all, or representatives. */
    List<Cell> cells(PeerRole peer, boolean everything) {
        return cells.make(peer, everything);
    }
}
