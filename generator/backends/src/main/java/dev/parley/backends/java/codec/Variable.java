package dev.parley.backends.java.codec;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;

/**
 * Something that terms of a struct can name.
 *
 * @param name in the specification
 * @param javaName in generated code
 * @param value the expression for its value
 */
record Variable(Kind kind, String name, String javaName, TypeName type, CodeBlock value) {
    /** Where the value comes from. */
    enum Kind {
        /** A component of the record. */
        FIELD,
        /** A component that may be absent. */
        OPTIONAL,
        /** The specification. */
        CONSTANT,
        /** Whoever decodes; the record does not know it. */
        PARAMETER
    }

    /** A parameter of decoding. */
    static Variable parameter(String name, String javaName, TypeName type) {
        return new Variable(Kind.PARAMETER, name, javaName, type, CodeBlock.of("$N", javaName));
    }

    /** The same variable as methods that it is handed to see it. */
    Variable handedOn() {
        return parameter(name, javaName, type);
    }

    /** Its declaration as a parameter. */
    ParameterSpec declaration() {
        return ParameterSpec.builder(type, javaName).build();
    }
}
