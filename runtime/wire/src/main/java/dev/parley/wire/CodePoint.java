package dev.parley.wire;

/** A number on the wire with a name in the specification, such as an enumerator or a registry entry. */
public interface CodePoint extends Labelled {
    /** The number as it is on the wire. */
    int code();
}
