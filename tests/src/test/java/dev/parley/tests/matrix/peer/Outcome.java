package dev.parley.tests.matrix.peer;

import dev.parley.tls.ConnectionInfo;
import dev.parley.tls.TlsException;
import dev.parley.tls.spec.Message;
import dev.parley.wire.Step;
import java.util.List;
import java.util.Optional;

/**
 * What came of a talk.
 *
 * @param ours what Parley agreed on, on the last connection
 * @param theirs what the peer says about it
 */
public record Outcome(Ours ours, Report theirs) {
    /**
     * Parley's end of a connection.
     *
     * @param info what was agreed on; absent if the handshake failed
     * @param failure what ended the connection before its time, if anything did
     * @param received the application data that came
     * @param early the early data that came
     * @param ended whether the peer said close_notify
     * @param steps the steps of the handshakes of all connections
     */
    public record Ours(Optional<ConnectionInfo> info, Optional<TlsException> failure, byte[] received,
            byte[] early, boolean ended, List<Step> steps) {
        /** Whether a HelloRetryRequest came or went. */
        public boolean retried() {
            return steps.stream().anyMatch(step -> step.message() == Message.HELLO_RETRY_REQUEST);
        }
    }

    /** What the handshake agreed on; fails with both sides' reasons if it did not succeed. */
    public ConnectionInfo connected() {
        if (ours.failure().isPresent()) {
            throw new AssertionError("not connected; the peer: " + theirs.words(), ours.failure().get());
        }
        return ours.info().orElseThrow(() -> new AssertionError("not connected; the peer: " + theirs.words()));
    }

    /** What the peer says, in its words and ours, and what we see of what it does not say. */
    public String evidence() {
        return "it says " + theirs.facts() + "\n" + theirs.words() + "\nParley has early data "
                + ours.info().map(info -> info.earlyData().toString()).orElse("NONE");
    }

    /** Why the handshake failed. */
    public TlsException refusal() {
        return ours.failure().orElseThrow(() -> new AssertionError("no refusal; the peer: " + theirs.words()));
    }
}
