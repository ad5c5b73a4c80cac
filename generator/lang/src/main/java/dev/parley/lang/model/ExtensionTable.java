package dev.parley.lang.model;

import dev.parley.lang.source.Span;
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
    /** What a sending answers, if anything: what the table says of its sender, or of all senders. */
    public Optional<Answer> answerOf(Sent sent) {
        return answers.stream().filter(a -> a.isGivenBy(sent) && a.sender().isPresent()).findFirst()
                .or(() -> answers.stream().filter(a -> a.isGivenBy(sent)).findFirst());
    }

    /** Whether the field holds extensions of this table in a struct that has bodies for some. */
    public boolean isBlock(Type.Struct holder, Type.Field field) {
        return field.type() instanceof Type.VarVector vector && vector.element().equals(extension)
                && rows.stream().anyMatch(row -> !row.in(holder).isEmpty());
    }

    /** A type and its bodies. */
    public record Row(Type.Enumerator type, List<Column> columns) {
        /** The columns of a struct: its own, or those of the messages that it is the wire type of. */
        public List<Column> in(Type.Struct holder) {
            return columns.stream().filter(c -> c.holder().equals(holder)).toList();
        }

        /** The column of a message: its own, or that of its wire type. */
        public Optional<Column> of(Message message) {
            return named(message.name()).or(() -> named(message.wireName()));
        }

        /** The column of exactly that name. */
        public Optional<Column> named(QualifiedName name) {
            return columns.stream().filter(c -> c.name().equals(name)).findFirst();
        }

        /** The bodies that the type can have in a struct, each once. */
        public List<Type.Struct> bodies(Type.Struct holder) {
            return in(holder).stream().map(Column::body).distinct().toList();
        }
    }

    /**
     * The body in one message.
     *
     * @param name of the struct, or of the message that is part of a wire type
     * @param holder the struct, or the wire type
     * @param unsolicited whether it may come without having been offered
     * @param required the alert that answers its absence
     * @param last the alert that answers another extension behind it
     * @param arguments terms for the body's parameters
     */
    public record Column(QualifiedName name, Type.Struct holder, Type.Struct body, boolean unsolicited,
            Optional<Type.Enumerator> required, Optional<Type.Enumerator> last, List<Term> arguments, Span span) {
    }

    /**
     * {@code message answers request}.
     *
     * @param sender who answers so, if not everybody who sends the message
     */
    public record Answer(Optional<Role> sender, QualifiedName message, QualifiedName request) {
        private boolean isGivenBy(Sent sent) {
            return sender.filter(s -> !s.equals(sent.role())).isEmpty() && names(message, sent.message());
        }

        /** Whether the sending, of whatever role, is a request that such answers look back at. */
        public boolean isAbout(Sent sent) {
            return names(request, sent.message());
        }

        private static boolean names(QualifiedName name, Message message) {
            return name.equals(message.name()) || name.equals(message.wireName());
        }
    }
}
