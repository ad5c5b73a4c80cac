package dev.parley.lang.model;

/**
 * The full name of a declaration.
 *
 * @param namespace the namespace; empty for the protocol's own
 * @param name the name within it
 */
public record QualifiedName(String namespace, String name) {
    /** {@code name} or {@code namespace.name}. */
    @Override
    public String toString() {
        return namespace.isEmpty() ? name : namespace + "." + name;
    }
}
