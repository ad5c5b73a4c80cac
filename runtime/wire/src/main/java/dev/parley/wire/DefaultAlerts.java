package dev.parley.wire;

/**
 * What answers violations for which the specification names no alert of their own.
 *
 * @param unexpected a message that the flow does not give
 * @param malformed bytes that are no encoding
 * @param internal a failure of this side
 */
public record DefaultAlerts(CodePoint unexpected, CodePoint malformed, CodePoint internal) {
}
