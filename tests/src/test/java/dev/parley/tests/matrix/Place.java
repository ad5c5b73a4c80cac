package dev.parley.tests.matrix;

import dev.parley.tls.TlsVersion;
import dev.parley.tls.certificate.PeerRole;
import java.util.Locale;

/**
 * Where a talk stands in the matrix.
 *
 * @param version whose table
 * @param peer the name of the peer, whose column it is in that role
 * @param feature whose row
 */
record Place(TlsVersion version, String peer, PeerRole role, Feature feature) {
    /** A column of a table. */
    record Column(TlsVersion version, String peer, PeerRole role) {
        /** The second line of its head. */
        String part() {
            return "as " + role.name().toLowerCase(Locale.ROOT);
        }
    }

    /** Its column. */
    Column column() {
        return new Column(version, peer, role);
    }

    @Override
    public String toString() {
        return version + ", " + column().part() + ", " + feature.title();
    }
}
