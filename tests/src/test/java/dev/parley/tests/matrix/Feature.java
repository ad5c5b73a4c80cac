package dev.parley.tests.matrix;

import dev.parley.tls.TlsVersion;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The rows of the matrix. */
enum Feature {
    FULL_HANDSHAKE("full handshake", ExtensionCells::full),
    CIPHER_SUITES("cipher suites", SuiteCells::suites),
    GROUPS("groups", SuiteCells::groups),
    SERVER_KEYS("kinds of server key", SuiteCells::serverKeys),
    COMBINATIONS("suite, group and key together", SuiteCells::combinations),
    SIGNATURE_SCHEMES("signature schemes, both sides", SchemeCells::schemes),
    SESSION_IDENTIFIER("resumption by session id", ExtensionCells::sessionIdentifier, TlsVersion.TLS12),
    TICKET("resumption by ticket", ExtensionCells::ticket),
    CLIENT_CERTIFICATE("client certificate accepted", CertificateCells::accepted),
    NO_CLIENT_CERTIFICATE("client certificate absent", CertificateCells::absent),
    REFUSED_CLIENT_CERTIFICATE("client certificate refused", CertificateCells::refusedClients),
    REFUSED_SERVER_CERTIFICATE("server certificate refused", CertificateCells::refusedServers),
    RETRY("HelloRetryRequest", Tls13Cells::retries, TlsVersion.TLS13),
    TICKET_ALONE("resumption without (EC)DHE", Tls13Cells::ticketAlone, TlsVersion.TLS13),
    EARLY_DATA("0-RTT accepted", Tls13Cells::earlyDataAccepted, TlsVersion.TLS13),
    EARLY_DATA_REJECTED("0-RTT rejected", Tls13Cells::earlyDataRejected, TlsVersion.TLS13),
    UPDATE_BY_PEER("KeyUpdate from the peer", Tls13Cells::updatesByPeer, TlsVersion.TLS13),
    UPDATE_BY_PARLEY("KeyUpdate from Parley", Tls13Cells::updatesByParley, TlsVersion.TLS13),
    APPLICATION_PROTOCOL("ALPN", ExtensionCells::applicationProtocol),
    SERVER_NAME("server name", ExtensionCells::serverName),
    EXTENDED_MASTER_SECRET("extended master secret", ExtensionCells::extendedMasterSecret, TlsVersion.TLS12),
    TRANSFER("10 MiB both ways", SuiteCells::transfers),
    CLOSE("orderly end", ExtensionCells::close);

    private final String title;
    private final Function<Setup, List<Cell>> cells;
    private final Set<TlsVersion> versions;

    /** A row of every version. */
    Feature(String title, Function<Setup, List<Cell>> cells) {
        this(title, cells, TlsVersion.values());
    }

    Feature(String title, Function<Setup, List<Cell>> cells, TlsVersion... versions) {
        this.title = title;
        this.cells = cells;
        this.versions = Set.of(versions);
    }

    /** The rows of a version. */
    static List<Feature> of(TlsVersion version) {
        return Stream.of(values()).filter(feature -> feature.versions.contains(version)).toList();
    }

    /** The name of the row. */
    String title() {
        return title;
    }

    /** Its talks. */
    List<Cell> cells(Setup setup) {
        return cells.apply(setup);
    }
}
