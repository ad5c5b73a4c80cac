package dev.parley.lang.example;

import dev.parley.lang.model.ExtensionTable;
import dev.parley.lang.model.Type;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of a type of the message language. */
public sealed interface Value {
    /** A number. */
    record Number(long value) implements Value {
    }

    /** A code point, with a name or without. */
    record Code(Type.Code type, long code) implements Value {
    }

    /** Uninterpreted bytes, in hexadecimal digits. */
    record Octets(String hex) implements Value {
    }

    /** The elements of a vector. */
    record Elements(List<Value> values) implements Value {
        public Elements {
            values = List.copyOf(values);
        }
    }

    /**
     * A struct, a message's body among them.
     *
     * @param fields by name, in the order of the type; a tail that is left out has no entry
     */
    record Struct(Type.Struct type, Map<String, Value> fields) implements Value {
        public Struct {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    /** The fields that a select holds. */
    record Choice(Type.Arm arm, Map<String, Value> fields) implements Value {
        public Choice {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    /** The extensions of a message, in order. */
    record Extensions(List<Extension> list) implements Value {
        public Extensions {
            list = List.copyOf(list);
        }
    }

    /** One extension with a body that the table knows. */
    record Extension(ExtensionTable.Row row, ExtensionTable.Column column, Struct body) {
    }
}
