package dev.parley.lang.model;

import java.util.Optional;

/**
 * A kind of content of the envelope.
 *
 * @param tag its code point; absent for a stream, where messages follow each other without tag or frame
 * @param raw whether it is one uninterpreted message
 * @param framing type code and length in front of each message; absent if a message fills the content
 * @param transcript whether its main messages enter the transcript
 * @param limit the most bytes of one message
 */
public record Content(Optional<Type.Enumerator> tag, boolean raw, Optional<Framing> framing, boolean transcript,
        int limit) {
    /** The limit where the specification names none. */
    public static final int DEFAULT_LIMIT = 1 << 16;

    /** Widths in bytes of the type code and of the length of a framed message. */
    public record Framing(int typeWidth, int lengthWidth) {
    }
}
