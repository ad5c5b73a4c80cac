package dev.parley.tests.matrix;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.parley.tests.matrix.peer.GnuTlsPeer;
import dev.parley.tests.matrix.peer.JssePeer;
import dev.parley.tests.matrix.peer.OpenSslPeer;
import dev.parley.tests.matrix.peer.Outcome;
import dev.parley.tests.matrix.peer.ParleyPeer;
import dev.parley.tests.matrix.peer.Peer;
import dev.parley.tests.peer.Profile;
import dev.parley.tls.certificate.PeerRole;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.TestAbortedException;

/** Every feature with every peer in either role. What a peer cannot is tried all the same, and its own words are kept. */
class MatrixTest {
    private static final List<Peer> PEERS =
            List.of(new OpenSslPeer(), new GnuTlsPeer(), JssePeer.sun(), JssePeer.bouncyCastle(), new ParleyPeer());

    @TestFactory
    Stream<DynamicContainer> peers() {
        return PEERS.stream().flatMap(peer -> Stream.of(PeerRole.SERVER, PeerRole.CLIENT).map(role ->
                dynamicContainer(peer.name() + " as " + role, features(peer, role))));
    }

    private static Stream<DynamicContainer> features(Peer peer, PeerRole role) {
        boolean everything = Profile.isFull() || peer.isInMemory();
        return Stream.of(Feature.values()).map(feature -> dynamicContainer(feature.title(),
                feature.cells(role, everything).stream().map(cell -> test(peer, role, feature, cell))));
    }

    private static DynamicTest test(Peer peer, PeerRole role, Feature feature, Cell cell) {
        return dynamicTest(cell.name(), () -> {
            try {
                Matrix.ofThisRun().version(peer.name(), peer.version());
                talk(peer, role, feature, cell);
            } catch (TestAbortedException e) {
                Matrix.ofThisRun().absent(peer.name(), role, e.getMessage());
                throw e;
            } catch (Exception | AssertionError e) {
                Matrix.ofThisRun().failed(peer.name(), role, feature);
                throw e;
            }
        });
    }

    private static void talk(Peer peer, PeerRole role, Feature feature, Cell cell) throws Exception {
        Cell.Attempt attempt = cell.attempt().get();
        Outcome outcome = peer.talk(attempt.theirs(), attempt.ours(), attempt.data());
        Optional<Limit> limit = Limit.of(peer.name(), role, feature, cell);
        if (limit.isEmpty()) {
            attempt.check().accept(outcome);
            Matrix.ofThisRun().succeeded(peer.name(), role, feature);
        } else {
            outcome.connected();
            assertThrows(AssertionError.class, () -> attempt.check().accept(outcome), "it can after all");
            String quote = limit.get().quoteFrom(outcome.theirs().words()).orElseThrow(() ->
                    new AssertionError("it is not the peer who cannot: " + outcome.theirs().words()));
            Matrix.ofThisRun().impossible(peer.name(), role, feature, limit.get().note(quote, peer.version()));
        }
    }
}
