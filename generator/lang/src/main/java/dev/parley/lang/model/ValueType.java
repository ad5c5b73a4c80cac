package dev.parley.lang.model;

/** The type of a term. */
public sealed interface ValueType {
    /** A truth value. */
    ValueType BOOL = new Simple("bool");
    /** A number. */
    ValueType INT = new Simple("int");
    /** Public bytes. */
    ValueType BYTES = new Simple("bytes");
    /** Bytes that nobody else may learn. */
    ValueType SECRET = new Simple("secret");
    /** A text, such as a label. */
    ValueType STRING = new Simple("string");

    /** One of the built-in types. */
    record Simple(String name) implements ValueType {
        @Override
        public String toString() {
            return name;
        }
    }

    /** A named number. */
    record Code(Type.Code type) implements ValueType {
        @Override
        public String toString() {
            return type.name().toString();
        }
    }

    /** A struct, or a message. */
    record Struct(Type.Struct type) implements ValueType {
        @Override
        public String toString() {
            return type.name().toString();
        }
    }

    /** The content of a select before an arm is chosen. */
    record Select(Type.Select type) implements ValueType {
        @Override
        public String toString() {
            return "select";
        }
    }

    /** One arm of a select. */
    record Arm(Type.Arm type) implements ValueType {
        @Override
        public String toString() {
            return "case " + type.name();
        }
    }

    /** Elements of a vector. */
    record ListOf(ValueType element) implements ValueType {
        @Override
        public String toString() {
            return "list of " + element;
        }
    }

    /** A type that the surroundings define. */
    record Extern(QualifiedName name) implements ValueType {
        @Override
        public String toString() {
            return name.toString();
        }
    }
}
