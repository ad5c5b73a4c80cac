package dev.parley.tests.misbehaviour;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tests.peer.EngineEnd;
import dev.parley.tests.peer.Wire;
import dev.parley.tls.TlsException;
import dev.parley.tls.spec.Alert;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.AlertLevel;
import dev.parley.wire.Bytes;
import dev.parley.wire.MessageKind;
import dev.parley.wire.Step;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A played scene.
 *
 * @param engine the engine under test
 * @param peer the other side
 */
record Performance(EngineEnd engine, ScriptedPeer peer) {
    private static final byte[] REPLY = "reply".getBytes(StandardCharsets.US_ASCII);

    /** Carries bytes until both rest. */
    Performance run() {
        Wire.whole().run(engine, peer);
        return this;
    }

    /** The handshake is complete, and data passes both ways. */
    void assertSucceeded() {
        engine.connected();
        assertTrue(peer.isConnected(), "the peer is connected too");
        peer.send(Messages.data("question"));
        engine.send(REPLY);
        run();
        engine.connected();
        assertEquals("question", new String(engine.received(), StandardCharsets.US_ASCII));
        assertEquals(Bytes.wrap(REPLY), peer.received());
    }

    /** The change was made, the engine refused it during the handshake, and told the peer why. */
    void assertRefused(AlertDescription alert) {
        assertTrue(peer.wasEdited(), "the script has nothing that the edit changes");
        assertTrue(engine.engine().info().isEmpty(), "the handshake succeeded");
        assertClosed(alert);
    }

    /** The change was made, and the engine refused it during the handshake just so. */
    void assertRefused(Refusal refusal) {
        assertRefused(refusal.alert());
        assertHow(refusal);
    }

    /** The engine ended the connection just so. */
    void assertClosed(Refusal refusal) {
        assertClosed(refusal.alert());
        assertHow(refusal);
    }

    /** The engine ended the connection just so, after it had taken data. */
    void assertClosedAfterData(Refusal refusal) {
        assertTrue(engine.received().length > 0, "no data came");
        assertFailed(refusal.alert());
        assertHow(refusal);
    }

    private void assertHow(Refusal refusal) {
        String message = engine.failure().orElseThrow().getMessage();
        assertEquals(refusal.state(), engine.engine().state(), message);
        assertTrue(message.contains(refusal.reason()), message);
    }

    /** It was that message of the peer that was refused: no other one came or went after it. */
    void assertNothingFollowed(MessageKind kind) {
        List<Step> followers = engine.steps().stream().dropWhile(step -> step.sent() || step.message() != kind)
                .skip(1).toList();
        assertEquals(List.of(), followers, () -> kind.label() + " was accepted");
    }

    /** The engine ended the connection with that alert, as the peer sees, and nothing goes in or out any more. */
    void assertClosed(AlertDescription alert) {
        assertDead(assertFailed(alert));
    }

    private TlsException assertFailed(AlertDescription alert) {
        TlsException failure = engine.failure().orElseThrow(
                () -> new AssertionError("not refused, in state " + engine.engine().state()));
        assertEquals(Optional.of(alert), failure.alert(), failure.getMessage());
        assertFalse(failure.isFromPeer(), failure.getMessage());
        assertEquals(List.of(new Alert(AlertLevel.FATAL, alert)), peer.alerts());
        return failure;
    }

    /** The engine has ended and stays so. */
    void assertDead(TlsException failure) {
        assertFalse(engine.engine().canReceive());
        assertFalse(engine.engine().canWrite());
        assertTrue(engine.engine().isOutputClosed());
        assertTrue(engine.engine().task().isEmpty());
        TlsException again = assertThrows(TlsException.class,
                () -> engine.engine().receive(ByteBuffer.wrap(Messages.data("late").content().toByteArray())));
        assertEquals(failure.alert(), again.alert());
        assertThrows(TlsException.class, () -> engine.engine().write(ByteBuffer.wrap(REPLY)));
        assertEquals(0, engine.take().length, "nothing more is sent");
        assertArrayEquals(new byte[0], engine.received(), "nothing was accepted");
    }
}
