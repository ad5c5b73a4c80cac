package dev.parley.lang.syntax;

import dev.parley.lang.source.Span;
import java.util.List;

/**
 * A name as written, with its dots: {@code x}, {@code ns.X} or {@code R.M}. What the parts mean is the
 * linker's business.
 *
 * @param parts at least one part
 */
public record Name(List<String> parts, Span span) {
    /** The last part. */
    public String last() {
        return parts.get(parts.size() - 1);
    }

    /** The name as written. */
    public String text() {
        return String.join(".", parts);
    }

    /** The name as written. */
    @Override
    public String toString() {
        return text();
    }
}
