package dev.parley.lang.model;

/**
 * What answers violations for which the specification names no alert of their own.
 *
 * @param type the type of all alerts
 * @param unexpected a message that the flow does not give
 * @param malformed bytes that are no encoding
 * @param forbidden a value that a constant, condition or equation excludes
 * @param internal a failure of this side
 */
public record Alerts(Type.Code type, Type.Enumerator unexpected, Type.Enumerator malformed, Type.Enumerator forbidden,
        Type.Enumerator internal) {
}
