package dev.parley.lang.link;

import dev.parley.lang.model.Content;
import dev.parley.lang.model.Type;
import java.util.List;
import java.util.Optional;

/**
 * A struct that frames messages: a code point, a number that is the length of the rest, and a select over the code
 * point.
 *
 * @param struct the struct
 * @param field the name of its first field
 * @param type the type of the code point
 * @param body the select
 * @param widths of code point and length
 */
record Framing(Type.Struct struct, String field, Type.Code type, Type.Select body, Content.Framing widths) {
    private static final int FIELDS = 3;

    /** The struct as a frame, if it has the shape. */
    static Optional<Framing> of(Type.Struct struct) {
        List<Type.Field> fields = struct.fields();
        if (fields.size() != FIELDS || !(fields.get(0).type() instanceof Type.Code code) || code.width() == 0
                || !(fields.get(1).type() instanceof Type.Uint length)
                || !(fields.get(2).type() instanceof Type.Select body) || body.bounds().isPresent()
                || !body.selector().name().equals(fields.get(0).name()) || body.selector().parameter()) {
            return Optional.empty();
        }
        return Optional.of(new Framing(struct, fields.get(0).name(), code, body,
                new Content.Framing(code.width(), length.width())));
    }

    /** The message of an arm, if it is one struct. */
    static Optional<Type.Struct> message(Type.Arm arm) {
        return arm.fields().size() == 1 && arm.fields().get(0).type() instanceof Type.Struct s && !Unknown.is(s)
                ? Optional.of(s) : Optional.empty();
    }

    /** The type code under which a struct travels in this frame. */
    Optional<Type.Enumerator> codeOf(Type.Struct message) {
        return body.arms().stream().filter(a -> message(a).filter(message::equals).isPresent()).findFirst()
                .flatMap(a -> type.find(a.cases().get(0)));
    }
}
