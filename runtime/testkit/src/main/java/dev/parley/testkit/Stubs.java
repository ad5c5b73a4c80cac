package dev.parley.testkit;

import dev.parley.wire.Bytes;
import dev.parley.wire.CodePoint;
import dev.parley.wire.Encodable;
import dev.parley.wire.Labelled;
import dev.parley.wire.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Results of primitives for tests of the order of messages: digests of the arguments, so that both roles get the same
 * where they call the same, and something else where they do not. They protect nothing.
 */
public final class Stubs {
    /** The number of bytes of a result whose length the specification leaves open. */
    public static final int LENGTH = 32;

    private Stubs() {
    }

    /** A value of a type that the protocol leaves to its surroundings. */
    public interface Opaque {
        /** What it was made from. */
        Bytes digest();
    }

    /**
     * So many bytes.
     *
     * @param primitive its name
     * @param arguments what it was called with: bytes, secrets, messages, code points, numbers, truth values, texts,
     *     values that stubs made, and lists of these
     */
    public static Bytes bytes(int length, String primitive, Object... arguments) {
        byte[] result = new byte[length];
        for (int from = 0; from < length; from += LENGTH) {
            MessageDigest digest = sha256();
            add(digest, from);
            add(digest, primitive);
            Stream.of(arguments).forEach(argument -> add(digest, argument));
            System.arraycopy(digest.digest(), 0, result, from, Math.min(LENGTH, length - from));
        }
        return Bytes.wrap(result);
    }

    /** The same as a secret. */
    public static Secret secret(int length, String primitive, Object... arguments) {
        return Secret.copyOf(bytes(length, primitive, arguments));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** Adds an argument; where it ends is part of the digest. */
    private static void add(MessageDigest digest, Object argument) {
        if (argument instanceof List<?> list) {
            add(digest, String.valueOf(list.size()));
            list.forEach(element -> add(digest, element));
            return;
        }
        byte[] encoding = encode(argument);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, encoding.length));
        digest.update(encoding);
    }

    private static byte[] encode(Object argument) {
        if (argument instanceof Bytes bytes) {
            return bytes.toByteArray();
        } else if (argument instanceof Secret secret) {
            return secret.toByteArray();
        } else if (argument instanceof Encodable value) {
            return value.toBytes().toByteArray();
        } else if (argument instanceof CodePoint point) {
            return String.valueOf(point.code()).getBytes(StandardCharsets.UTF_8);
        } else if (argument instanceof Opaque value) {
            return value.digest().toByteArray();
        } else if (argument instanceof Labelled named) {
            return named.label().getBytes(StandardCharsets.UTF_8);
        } else if (argument instanceof Number || argument instanceof Boolean || argument instanceof String) {
            return argument.toString().getBytes(StandardCharsets.UTF_8);
        }
        throw new IllegalArgumentException("no argument of a primitive: " + argument.getClass());
    }
}
