package dev.parley.tests.matrix;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.tls.TlsVersion;
import dev.parley.tls.certificate.PeerRole;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.function.Executable;

/**
 * What a peer cannot, which its own words must show.
 *
 * @param peer its version, as it says itself, from the beginning: others may be able to do it
 * @param roles as what it cannot
 * @param cells the names of the cells of those features
 * @param words what it says, of which the match is quoted; absent if that would take too long to try
 * @param reason what that means
 */
record Limit(Pattern peer, Set<TlsVersion> versions, Set<PeerRole> roles, Set<Feature> features, Pattern cells,
        Optional<Pattern> words, String reason) {
    /** Whether that version of a peer cannot do that. */
    boolean holds(Place place, Cell cell, String version) {
        return peer.matcher(version).lookingAt() && versions.contains(place.version()) && roles.contains(place.role())
                && features.contains(place.feature()) && cells.matcher(cell.name()).matches();
    }

    /** The note on it. */
    String note(Place place, String quote, String version) {
        return "%s, %s: \"%s\" (%s)".formatted(version, place, quote, reason);
    }

    /** The peer's words that show it, after the talk has failed; fails itself if the peer can, or does not say that. */
    String confirm(Executable talk) {
        if (words.isEmpty()) {
            return "not tried";
        }
        Throwable failure = assertThrows(Throwable.class, talk, "it can after all: " + reason);
        String said = String.valueOf(failure.getMessage());
        return words.get().matcher(said).results().map(match -> match.group().strip()).findFirst().orElseThrow(() ->
                new AssertionError("the peer does not say that it cannot, " + reason + ": " + said, failure));
    }
}
