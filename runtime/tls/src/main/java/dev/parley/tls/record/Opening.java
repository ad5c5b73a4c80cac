package dev.parley.tls.record;

/** What became of a record. */
public enum Opening {
    /** It opened under the current keys. */
    CURRENT,
    /** It is an alert that was sent before the last change of keys, and opened under the keys before. */
    LATE,
    /** It does not open, and was discarded. */
    DISCARDED
}
