package dev.parley.wire;

/** What has a name in the specification. */
public interface Labelled {
    /** The name as the specification writes it, or a rendering if it has none. */
    String label();
}
