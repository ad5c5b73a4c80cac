package dev.parley.tls.session;

import dev.parley.tls.crypto.AeadAlgorithm;
import dev.parley.wire.Bytes;
import dev.parley.wire.Secret;
import dev.parley.wire.Writer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;

/**
 * A key that protects session tickets. Whoever has it can read and forge the tickets made under it, and decrypt recorded
 * connections to which they belong: keep its {@link #export} as safe as a private key, and only as long as it is used.
 */
public final class TicketKey implements AutoCloseable {
    /** How many bytes the exported form has: a format, the name, the time in seconds, the key. */
    public static final int EXPORTED_LENGTH = 57;

    private static final int FORMAT = 1;
    private static final int NAME_LENGTH = 16;
    private static final int KEY_LENGTH = AeadAlgorithm.AES_256_GCM.keyLength();

    private final Bytes name;
    private final Instant begins;
    private final Secret secret;

    private TicketKey(Bytes name, Instant begins, Secret secret) {
        this.name = name;
        this.begins = begins;
        this.secret = secret;
    }

    /** A fresh key that is used from the given time on, taken in whole seconds. */
    public static TicketKey generate(SecureRandom random, Instant begins) {
        byte[] name = new byte[NAME_LENGTH];
        byte[] key = new byte[KEY_LENGTH];
        random.nextBytes(name);
        random.nextBytes(key);
        return new TicketKey(Bytes.wrap(name), Instant.ofEpochSecond(begins.getEpochSecond()), Secret.take(key));
    }

    /**
     * The key that another process exported. The array is copied and stays the caller's to wipe.
     *
     * @throws IllegalArgumentException if the bytes are no exported key
     */
    public static TicketKey of(byte[] exported) {
        if (exported.length != EXPORTED_LENGTH || exported[0] != FORMAT) {
            throw new IllegalArgumentException("not an exported ticket key: take the " + EXPORTED_LENGTH
                    + " bytes that TicketKey.export gave");
        }
        int timeAt = 1 + NAME_LENGTH;
        int keyAt = timeAt + Long.BYTES;
        long seconds = 0;
        for (int i = timeAt; i < keyAt; i++) {
            seconds = seconds << Byte.SIZE | exported[i] & 0xFF;
        }
        if (seconds < 0 || seconds > Instant.MAX.getEpochSecond()) {
            throw new IllegalArgumentException("an exported ticket key begins at no point in time");
        }
        return new TicketKey(Bytes.copyOf(exported, 1, NAME_LENGTH), Instant.ofEpochSecond(seconds),
                Secret.take(Arrays.copyOfRange(exported, keyAt, exported.length)));
    }

    /** The key for another process; the caller wipes the array. */
    public byte[] export() {
        byte[] exported = new byte[EXPORTED_LENGTH];
        Writer head = new Writer(EXPORTED_LENGTH - KEY_LENGTH);
        head.uint8(FORMAT);
        head.bytes(name);
        head.uint64(begins.getEpochSecond());
        head.toBytes().copyTo(exported, 0);
        secret.read((array, offset, length) ->
                System.arraycopy(array, offset, exported, EXPORTED_LENGTH - KEY_LENGTH, length));
        return exported;
    }

    /** What tickets name it by, 16 bytes. */
    public Bytes name() {
        return name;
    }

    /** From when on tickets are made under it. */
    public Instant begins() {
        return begins;
    }

    /** The key itself, which stays this object's. */
    Secret secret() {
        return secret;
    }

    /** The same with a secret of its own. */
    TicketKey copy() {
        return new TicketKey(name, begins, secret.copy());
    }

    /** Wipes the key. */
    @Override
    public void close() {
        secret.close();
    }

    /** The name and the time only. */
    @Override
    public String toString() {
        return "TicketKey(" + name.toHex() + " from " + begins + ")";
    }
}
