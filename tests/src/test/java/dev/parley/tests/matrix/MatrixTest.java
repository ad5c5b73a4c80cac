package dev.parley.tests.matrix;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.parley.tests.matrix.peer.GnuTlsPeer;
import dev.parley.tests.matrix.peer.JssePeer;
import dev.parley.tests.matrix.peer.OpenSslPeer;
import dev.parley.tests.matrix.peer.ParleyPeer;
import dev.parley.tests.matrix.peer.Peer;
import dev.parley.tests.peer.Profile;
import dev.parley.tls.TlsVersion;
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
    /** BoringSSL, for TLS 1.3, in which it has a hybrid group. */
    private static final Peer CONSCRYPT = JssePeer.conscrypt();

    @TestFactory
    Stream<DynamicContainer> tls13() {
        return peers(TlsVersion.TLS13, Stream.concat(PEERS.stream(), Stream.of(CONSCRYPT)));
    }

    @TestFactory
    Stream<DynamicContainer> tls12() {
        return peers(TlsVersion.TLS12, PEERS.stream());
    }

    private static Stream<DynamicContainer> peers(TlsVersion version, Stream<Peer> peers) {
        return peers.flatMap(peer -> Stream.of(PeerRole.SERVER, PeerRole.CLIENT).map(role ->
                dynamicContainer(peer.name() + " as " + role, features(peer,
                        new Setup(version, role, Profile.isFull() || peer.isInMemory())))));
    }

    private static Stream<DynamicContainer> features(Peer peer, Setup setup) {
        return Feature.of(setup.version()).stream().map(feature -> dynamicContainer(feature.title(),
                feature.cells(setup).stream().map(cell ->
                        test(peer, new Place(setup.version(), peer.name(), setup.peer(), feature), cell))));
    }

    private static DynamicTest test(Peer peer, Place place, Cell cell) {
        return dynamicTest(cell.name(), () -> {
            try {
                Matrix.ofThisRun().version(peer.name(), peer.version());
                talk(peer, place, cell);
            } catch (TestAbortedException e) {
                Matrix.ofThisRun().absent(place, e.getMessage());
                throw e;
            } catch (Exception | AssertionError e) {
                Matrix.ofThisRun().failed(place);
                throw e;
            }
        });
    }

    private static void talk(Peer peer, Place place, Cell cell) throws Exception {
        Optional<Limit> limit = Limits.of(place, cell, peer.version());
        if (limit.isEmpty()) {
            cell.run(peer);
            Matrix.ofThisRun().succeeded(place);
        } else {
            String quote = limit.get().confirm(() -> cell.run(peer));
            Matrix.ofThisRun().impossible(place, limit.get().note(place, quote, peer.version()));
        }
    }
}
