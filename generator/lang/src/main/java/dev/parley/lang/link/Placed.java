package dev.parley.lang.link;

/** Something that stands in a namespace. */
record Placed<T>(String namespace, T item) {
}
