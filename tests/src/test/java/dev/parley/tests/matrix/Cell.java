package dev.parley.tests.matrix;

import dev.parley.tests.matrix.peer.Outcome;
import dev.parley.tests.matrix.peer.Peer;
import dev.parley.tests.matrix.peer.PeerSetting;
import dev.parley.tests.peer.Bulk;
import dev.parley.tls.TlsConfig;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One talk of a feature.
 *
 * @param name what sets it apart from the feature's other talks
 * @param attempt made when it is wanted, since that takes keys and certificates
 */
record Cell(String name, Supplier<Attempt> attempt) {
    private static final byte[] FEW = Bulk.digits(1, 1000);

    /**
     * What is set, and what must come of it.
     *
     * @param data what goes both ways
     */
    record Attempt(PeerSetting theirs, TlsConfig ours, byte[] data, Consumer<Outcome> check) {
        /** With little data. */
        static Attempt of(PeerSetting theirs, TlsConfig.Builder ours, Consumer<Outcome> check) {
            return new Attempt(theirs, ours.build(), FEW, check);
        }
    }

    /** Lets Parley talk to the peer, and checks what comes of it. */
    void run(Peer peer) throws Exception {
        Attempt made = attempt.get();
        Outcome outcome = peer.talk(made.theirs, made.ours, made.data);
        try {
            made.check.accept(outcome);
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "\n" + outcome.evidence(), e);
        }
    }
}
