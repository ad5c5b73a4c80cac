package dev.parley.lang.example;

import dev.parley.lang.model.Type;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Encodes values, as far as lengths and equations need it. */
final class Encoding {
    private Encoding() {
    }

    /** The encoding in hexadecimal digits. */
    static String of(Type type, Value value) {
        String content = content(type, value);
        if (type instanceof Type.VarOpaque opaque) {
            return behindLength(content, opaque.bounds());
        }
        if (type instanceof Type.VarVector vector) {
            return behindLength(content, vector.bounds());
        }
        return type instanceof Type.Select select && select.bounds().isPresent()
                ? behindLength(content, select.bounds().get()) : content;
    }

    /** The number of bytes behind the length in front, if there is such a length. */
    static int contentLength(Type type, Value value) {
        return Hex.length(content(type, value));
    }

    private static String behindLength(String content, Type.Bounds bounds) {
        return Hex.number(Hex.length(content), bounds.lengthWidth()) + content;
    }

    private static String content(Type type, Value value) {
        if (value instanceof Value.Number number) {
            return Hex.number(number.value(), ((Type.Uint) type).width());
        }
        if (value instanceof Value.Code code) {
            return Hex.number(code.code(), code.type().width());
        }
        if (value instanceof Value.Octets octets) {
            return octets.hex();
        }
        if (value instanceof Value.Elements elements) {
            Type element = type instanceof Type.VarVector vector ? vector.element() : ((Type.FixedVector) type).element();
            return elements.values().stream().map(e -> of(element, e)).collect(Collectors.joining());
        }
        if (value instanceof Value.Extensions extensions) {
            return extensions((Type.Struct) ((Type.VarVector) type).element(), extensions);
        }
        return value instanceof Value.Choice choice ? fields(choice.arm().fields(), choice.fields())
                : fields(((Value.Struct) value).type().fields(), ((Value.Struct) value).fields());
    }

    private static String fields(List<Type.Field> types, Map<String, Value> fields) {
        return types.stream().filter(f -> fields.containsKey(f.name())).map(f -> of(f.type(), fields.get(f.name())))
                .collect(Collectors.joining());
    }

    private static String extensions(Type.Struct extension, Value.Extensions values) {
        int typeWidth = ((Type.Code) extension.fields().get(0).type()).width();
        Type.Bounds bounds = ((Type.VarOpaque) extension.fields().get(1).type()).bounds();
        return values.list().stream().map(e -> Hex.number(e.row().type().first(), typeWidth)
                + behindLength(of(e.body().type(), e.body()), bounds)).collect(Collectors.joining());
    }
}
