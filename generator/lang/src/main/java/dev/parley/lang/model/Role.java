package dev.parley.lang.model;

/**
 * One of the two parties.
 *
 * @param name the short name used in flows
 * @param title the long name that generated classes are called after
 */
public record Role(String name, String title) {
    /** The short name. */
    @Override
    public String toString() {
        return name;
    }
}
