package dev.parley.lang.model;

import java.util.List;
import java.util.Optional;

/**
 * Which body an extension has in which message.
 *
 * @param extension the struct of one extension: a code point, then a length and the body
 * @param answers which message answers which, so that types in it must have been offered
 * @param duplicate answers a type that comes twice
 * @param unsolicited answers a type that was not offered
 * @param misplaced answers a known type in a message for which it has no body
 */
public record ExtensionTable(Type.Struct extension, List<Row> rows, List<Answer> answers, Type.Enumerator duplicate,
        Type.Enumerator unsolicited, Type.Enumerator misplaced) {
    /** A type and its bodies. */
    public record Row(Type.Enumerator type, List<Column> columns) {
    }

    /**
     * The body in one message.
     *
     * @param message the wire type of the message
     * @param unsolicited whether it may come without having been offered
     * @param required the alert that answers its absence
     * @param arguments terms for the body's parameters
     */
    public record Column(QualifiedName message, Type.Struct body, boolean unsolicited,
            Optional<Type.Enumerator> required, List<Term> arguments) {
    }

    /** {@code message answers request}. */
    public record Answer(QualifiedName message, QualifiedName request) {
    }
}
