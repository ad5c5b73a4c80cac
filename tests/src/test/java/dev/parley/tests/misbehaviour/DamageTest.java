package dev.parley.tests.misbehaviour;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.parley.tests.misbehaviour.Scene.Side;
import dev.parley.tests.peer.Profile;
import dev.parley.tls.TlsException;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.ContentType;
import dev.parley.wire.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Messages with random damage, in frames and records that fit. Whatever comes, the engine gives an answer that blames the
 * peer: no exception of another kind, no internal_error, no endless loop; and damage never goes unnoticed.
 */
class DamageTest {
    private static final int ROUNDS = Profile.isFull() ? 1000 : 60;

    @TestFactory
    Stream<DynamicTest> damagedMessagesAreAnswered() {
        return Stream.of(Side.values()).flatMap(side -> Stream.of(Scene.ephemeral(side), Scene.rsa(side),
                Scene.stapled(side), Scene.authenticated(side), Scene.resumption(side))).map(scene ->
                dynamicTest(scene + " to a " + scene.underTest(), () -> {
                    scene.play(Edit.none()).assertSucceeded();
                    IntStream.range(0, ROUNDS).forEach(seed -> play(scene, seed));
                }));
    }

    private static void play(Scene scene, int seed) {
        Performance performance = scene.play(damage(new SplittableRandom(seed)));
        if (performance.peer().wasEdited()) {
            String how = scene + ", seed " + seed;
            TlsException failure = performance.engine().failure().orElse(null);
            boolean waits = failure == null && performance.engine().engine().info().isEmpty();
            assertTrue(failure != null || waits, () -> how + ": the damage went unnoticed");
            if (failure != null) {
                assertNotEquals(Optional.of(AlertDescription.INTERNAL_ERROR), failure.alert(),
                        () -> how + ": " + failure.getMessage());
                performance.assertDead(failure);
            }
        }
    }

    /** Damages about one in three handshake messages. */
    private static Edit damage(SplittableRandom random) {
        return Edit.each(event -> {
            boolean chosen = event instanceof Event.Sent sent && sent.contentType() == ContentType.HANDSHAKE.code()
                    && random.nextInt(3) == 0;
            return List.of(chosen ? damaged((Event.Sent) event, random) : event);
        });
    }

    private static Event damaged(Event.Sent sent, SplittableRandom random) {
        Bytes body = Messages.body(sent);
        int at = random.nextInt(body.length() + 1);
        Bytes head = body.slice(0, at);
        Bytes tail = body.slice(at);
        Bytes changed = switch (random.nextInt(5)) {
            case 0 -> Bytes.concat(head, Bytes.of(random.nextInt(256)), tail);
            case 1 -> head;
            case 2 -> tail;
            case 3 -> Bytes.concat(head, head, tail);
            default -> tail.isEmpty() ? Bytes.of(0) : Bytes.concat(head, Bytes.of(tail.get(0) ^ 1 + random.nextInt(255)),
                    tail.slice(1));
        };
        return Messages.handshake(sent.content().get(0), changed);
    }
}
