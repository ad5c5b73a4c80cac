package dev.parley.lang.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads a bounded text. */
final class SourceText {
    private SourceText() {
    }

    /** Decodes at most one byte more than allowed; bytes that are no UTF-8 become U+FFFD, which the parser reports. */
    static String read(InputStream in) throws IOException {
        return new String(in.readNBytes(SourceLoader.MAX_SIZE + 1), StandardCharsets.UTF_8);
    }
}
