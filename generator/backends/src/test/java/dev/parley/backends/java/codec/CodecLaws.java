package dev.parley.backends.java.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.Type;
import dev.parley.wire.Bytes;
import dev.parley.wire.DecodeException;
import dev.parley.wire.Encodable;
import java.util.Arrays;
import java.util.Random;

/** What must hold for the codec of every struct, tried with random encodings. */
final class CodecLaws {
    private final Codecs codecs;
    private final Samples samples;
    private final Random random;

    CodecLaws(ProtocolModel model, Codecs codecs, long seed) {
        this.codecs = codecs;
        this.random = new Random(seed);
        this.samples = new Samples(model, random);
    }

    /** Tries everything with a number of random encodings. */
    void check(Type.Struct struct, int rounds) throws DecodeException {
        for (int i = 0; i < rounds; i++) {
            Samples.Sample sample = samples.of(struct);
            decodesAndEncodesAlike(sample);
            refusesEveryPrefix(sample);
            refusesTrailingBytes(sample);
            survivesFlippedBits(sample);
            survivesNoise(sample);
        }
    }

    private void decodesAndEncodesAlike(Samples.Sample sample) throws DecodeException {
        Bytes bytes = Bytes.wrap(sample.bytes());
        Encodable value = decode(sample, bytes);
        assertEquals(bytes.length(), value.encodedLength());
        assertEquals(bytes, value.toBytes());
        Encodable again = decode(sample, value.toBytes());
        assertEquals(value, again);
        assertEquals(value.hashCode(), again.hashCode());
    }

    private void refusesEveryPrefix(Samples.Sample sample) throws DecodeException {
        for (int length = 0; length < sample.bytes().length; length++) {
            Bytes prefix = Bytes.wrap(Arrays.copyOf(sample.bytes(), length));
            if (sample.ends().contains(length)) {
                assertEquals(prefix, decode(sample, prefix).toBytes());
            } else {
                DecodeException error = assertThrows(DecodeException.class, () -> decode(sample, prefix));
                assertTrue(error.isUnderflow(), error.getMessage());
                sane(sample, error, length);
            }
        }
    }

    private void refusesTrailingBytes(Samples.Sample sample) {
        if (!sample.open()) {
            byte[] longer = Arrays.copyOf(sample.bytes(), sample.bytes().length + 1);
            DecodeException error = assertThrows(DecodeException.class, () -> decode(sample, Bytes.wrap(longer)));
            assertFalse(error.isUnderflow(), error.getMessage());
            sane(sample, error, longer.length);
        }
    }

    private void survivesFlippedBits(Samples.Sample sample) {
        int step = Math.max(1, sample.bytes().length / 64);
        for (int at = random.nextInt(step); at < sample.bytes().length; at += step) {
            byte[] flipped = sample.bytes().clone();
            flipped[at] ^= (byte) (1 << random.nextInt(8));
            decodesCanonicallyOrNot(sample, flipped);
        }
    }

    private void survivesNoise(Samples.Sample sample) {
        byte[] noise = new byte[random.nextInt(80)];
        random.nextBytes(noise);
        decodesCanonicallyOrNot(sample, noise);
    }

    /** Whatever is accepted has exactly one encoding; nothing but a DecodeException comes out otherwise. */
    private void decodesCanonicallyOrNot(Samples.Sample sample, byte[] bytes) {
        try {
            assertEquals(Bytes.wrap(bytes), decode(sample, Bytes.wrap(bytes)).toBytes());
        } catch (DecodeException e) {
            sane(sample, e, bytes.length);
        }
    }

    private static void sane(Samples.Sample sample, DecodeException error, int length) {
        assertTrue(error.path().startsWith(sample.struct().name().name()), error.path());
        assertTrue(error.offset() >= 0 && error.offset() <= length, error.getMessage());
        assertTrue(error.alert().code() > 0, error.getMessage());
    }

    private Encodable decode(Samples.Sample sample, Bytes bytes) throws DecodeException {
        return codecs.decode(sample.struct(), sample.parameters(), bytes);
    }
}
