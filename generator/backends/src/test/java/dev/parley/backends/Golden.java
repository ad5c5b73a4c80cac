package dev.parley.backends;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Compares text with a file beside the test. */
public final class Golden {
    private Golden() {
    }

    /** Fails unless the text is exactly that of the resource beside the class. */
    public static void check(Class<?> beside, String name, String text) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            assertEquals(in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
