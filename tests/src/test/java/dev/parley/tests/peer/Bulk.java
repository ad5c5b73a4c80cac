package dev.parley.tests.peer;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/** Much data, and its hash. */
public final class Bulk {
    /** 10 MiB. */
    public static final int LARGE = 10 << 20;

    private static final int LINE = 64;

    private Bulk() {
    }

    /** So many bytes, the same for the same seed. */
    public static byte[] data(long seed, int length) {
        byte[] data = new byte[length];
        new SplittableRandom(seed).nextBytes(data);
        return data;
    }

    /** So many bytes of digits in lines: what no program takes for commands or for the end of a text. */
    public static byte[] digits(long seed, int length) {
        byte[] data = new byte[length];
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < length; i++) {
            data[i] = (byte) (i % LINE == LINE - 1 || i == length - 1 ? '\n' : '0' + random.nextInt(10));
        }
        return data;
    }

    /** SHA-256 in hexadecimal. */
    public static String hash(byte[] data) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(data));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends on a thread of its own, so that the other direction does not wait. */
    public static CompletableFuture<Void> send(OutputStream out, byte[] data) {
        return CompletableFuture.runAsync(() -> {
            try {
                out.write(data);
                out.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }, task -> {
            Thread thread = new Thread(task, "bulk sender");
            thread.setDaemon(true);
            thread.start();
        });
    }
}
