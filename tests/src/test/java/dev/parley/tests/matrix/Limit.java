package dev.parley.tests.matrix;

import dev.parley.tls.certificate.PeerRole;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a peer cannot, which its own words must show.
 *
 * @param peer its name
 * @param cells the names of the cells, or none for all
 * @param words what it says, of which the match is quoted
 * @param reason what that means
 */
record Limit(String peer, PeerRole role, Feature feature, List<String> cells, Pattern words, String reason) {
    private static final List<Limit> ALL = Stream.concat(Stream.of(
            new Limit("GnuTLS", PeerRole.CLIENT, Feature.CLOSE, List.of("Parley first"),
                    Pattern.compile("Peer has closed the GnuTLS connection"),
                    "and it leaves without a close_notify of its own"),
            new Limit("GnuTLS", PeerRole.SERVER, Feature.REFUSED_CLIENT_CERTIFICATE, List.of("for another purpose"),
                    Pattern.compile("Status: The certificate is trusted"),
                    "it does not ask what a client's certificate is for")),
            Stream.of(PeerRole.values()).flatMap(role -> Stream.of(
            new Limit("SunJSSE", role, Feature.EXTENDED_MASTER_SECRET, List.of("unknown"),
                    Pattern.compile("extended_master_secret"),
                    "its hello has it: jdk.tls.useExtendedMasterSecret=false is for a whole JVM"),
            new Limit("bctls", role, Feature.TICKET, List.of(),
                    Pattern.compile("extensions of its hello: \\[(?!.*session_ticket).+\\]"),
                    "session_ticket is not among them"),
            new Limit("bctls", role, Feature.EXTENDED_MASTER_SECRET, List.of("unknown"),
                    Pattern.compile("extended_master_secret"),
                    "its hello has it: jdk.tls.useExtendedMasterSecret=false is for a whole JVM"),
            new Limit("Parley", role, Feature.EXTENDED_MASTER_SECRET, List.of("unknown"),
                    Pattern.compile("extended_master_secret"), "its hello always has it")))).toList();

    /** The limit of a peer that lets the cell fail, if there is one. */
    static Optional<Limit> of(String peer, PeerRole role, Feature feature, Cell cell) {
        return ALL.stream().filter(limit -> limit.peer.equals(peer) && limit.role == role && limit.feature == feature
                && (limit.cells.isEmpty() || limit.cells.contains(cell.name()))).findFirst();
    }

    /** The note on it. */
    String note(String quote, String version) {
        return "%s as %s, %s%s: \"%s\" (%s)".formatted(version, role.name().toLowerCase(Locale.ROOT), feature.title(),
                cells.isEmpty() ? "" : ", " + String.join(", ", cells), quote, reason);
    }

    /** The peer's words that show it. */
    Optional<String> quoteFrom(String said) {
        return words.matcher(said).results().map(match -> match.group()).findFirst();
    }
}
