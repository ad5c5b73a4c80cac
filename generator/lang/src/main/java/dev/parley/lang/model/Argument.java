package dev.parley.lang.model;

/**
 * What a parameter of a namespace's structs stands for.
 *
 * @param namespace where it holds
 * @param name the parameter's name as the text writes it, dots included
 */
public record Argument(String namespace, String name, Term value) {
}
