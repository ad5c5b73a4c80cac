package dev.parley.backends.java.machine;

import com.palantir.javapoet.CodeBlock;
import dev.parley.backends.GeneratorException;
import dev.parley.backends.java.Names;
import dev.parley.lang.model.Extern;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import dev.parley.lang.model.ValueType;

/** The names in an alias's condition: fields of its wire type. */
record AliasScope(Names names, Type.Struct wire, String variable) implements Scope {
    @Override
    public CodeBlock name(Term leaf) {
        if (leaf instanceof Term.This) {
            return CodeBlock.of("$L", variable);
        } else if (leaf instanceof Term.Local local && wire.find(local.name()).isPresent()) {
            return CodeBlock.of("$L.$L()", variable,
                    names.field(new ValueType.Struct(wire), wire.find(local.name()).get()));
        }
        throw new GeneratorException(leaf.span(), "an alias's condition looks at fields of " + wire.name() + " only");
    }

    @Override
    public CodeBlock message(Sent sent) {
        throw new GeneratorException(wire.span(), "an alias's condition looks at fields of " + wire.name() + " only");
    }

    @Override
    public CodeBlock function(Extern extern) {
        throw new GeneratorException(extern.span(), "an alias's condition looks at fields of " + wire.name() + " only");
    }
}
