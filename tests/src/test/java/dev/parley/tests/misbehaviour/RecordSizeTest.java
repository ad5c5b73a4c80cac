package dev.parley.tests.misbehaviour;

import static dev.parley.tests.misbehaviour.Messages.record;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tests.misbehaviour.Scene.Side;
import dev.parley.tests.peer.Wire;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.record.RecordFormat;
import dev.parley.tls.record.RecordPadding;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.ContentType;
import dev.parley.wire.Bytes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How long protected records are: record_size_limit (RFC 8449 section 4) and padding (RFC 9846 section 5.4). */
class RecordSizeTest {
    private static final int ENGINES = 100;
    private static final int PEERS = 64;
    private static final int TAG_LENGTH = 16;
    private static final int PAD = 48;
    private static final int DATA = 1000;

    @ParameterizedTest
    @EnumSource
    void noRecordIsLongerThanThePeerAsked(Side side) {
        for (int length : fragments(limited(side, b -> b))) {
            assertTrue(length <= PEERS + TAG_LENGTH, length + " bytes");
        }
    }

    @ParameterizedTest
    @EnumSource
    void paddingStaysWithinTheLimit(Side side) {
        List<Integer> lengths = fragments(limited(side, b -> b.recordPadding(RecordPadding.toMultipleOf(PAD))));
        assertTrue(lengths.stream().allMatch(length -> length == PAD + TAG_LENGTH || length == PEERS + TAG_LENGTH),
                lengths::toString);
    }

    @ParameterizedTest
    @EnumSource
    void paddedRecordsAreMultiples(Side side) {
        Scene full = Tls13Scenes.full(side);
        List<Integer> lengths = fragments(engine(full, b -> b.recordPadding(RecordPadding.toMultipleOf(PAD))));
        assertTrue(lengths.stream().allMatch(length -> (length - TAG_LENGTH) % PAD == 0), lengths::toString);
    }

    /**
     * Section 4: "an endpoint MUST NOT" send more, and "MUST generate a fatal "record_overflow" alert" if it comes; the
     * type counts.
     */
    @TestFactory
    Stream<DynamicTest> whatIsLongerThanThisSideAsked() {
        return Stream.of(Side.values())
                .map(side -> new LateMisdeed("a record of " + (ENGINES + 1) + " bytes", limited(side, b -> b),
                peer -> peer.send(record(ContentType.APPLICATION_DATA, Bytes.zeros(ENGINES))),
                new Refusal(AlertDescription.RECORD_OVERFLOW, "CONNECTED", "")).test());
    }

    @ParameterizedTest
    @EnumSource
    void whatIsAsLongAsThisSideAsked(Side side) {
        Performance performance = limited(side, b -> b).play(Edit.none());
        performance.peer().send(record(ContentType.APPLICATION_DATA, Bytes.zeros(ENGINES - 1)));
        performance.run().engine().connected();
        assertEquals(ENGINES - 1, performance.engine().received().length);
    }

    /** The lengths of all protected records that the engine sends, with some data, which arrives. */
    private static List<Integer> fragments(Scene scene) {
        Performance performance = scene.play(Edit.none(), Wire.whole(), PEERS / 2);
        performance.engine().connected();
        performance.engine().send(new byte[DATA]);
        byte[] bytes = performance.engine().take();
        performance.peer().give(bytes);
        assertArrayEquals(new byte[DATA], performance.peer().received().toByteArray());
        List<Integer> lengths = new ArrayList<>();
        for (ByteBuffer rest = ByteBuffer.wrap(bytes); rest.hasRemaining(); ) {
            int length = rest.getShort(rest.position() + RecordFormat.HEADER_LENGTH - 2);
            rest.position(rest.position() + RecordFormat.HEADER_LENGTH + length);
            lengths.add(length);
        }
        return lengths;
    }

    /** The engine asks for records of at most {@link #ENGINES} bytes, the peer for {@link #PEERS}. */
    private static Scene limited(Side engine, UnaryOperator<TlsConfig.Builder> more) {
        Scene full = Tls13Scenes.full(engine);
        Scene asking = engine(full, b -> more.apply(b.recordSizeLimit(ENGINES)));
        return engine == Side.CLIENT
                ? new Scene(full.name(), engine, asking.client(), s -> full.server().apply(s).recordSizeLimit(PEERS),
                        false)
                : new Scene(full.name(), engine, c -> full.client().apply(c).recordSizeLimit(PEERS), asking.server(),
                        false);
    }

    private static Scene engine(Scene scene, UnaryOperator<TlsConfig.Builder> more) {
        return scene.underTest() == Side.CLIENT
                ? new Scene(scene.name(), Side.CLIENT, c -> more.apply(scene.client().apply(c)), scene.server(), false)
                : new Scene(scene.name(), Side.SERVER, scene.client(), s -> more.apply(scene.server().apply(s)), false);
    }
}
