package dev.parley.backends.java.machine;

import com.palantir.javapoet.CodeBlock;
import dev.parley.lang.model.Extern;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Term;
import java.util.Map;

/** The names of a term within a method that is given values of its own. */
record ExportScope(MachineScope machine, Map<String, String> parameters) implements Scope {
    @Override
    public CodeBlock name(Term leaf) {
        return leaf instanceof Term.Local local ? CodeBlock.of("$L", parameters.get(local.name())) : machine.name(leaf);
    }

    @Override
    public CodeBlock message(Sent sent) {
        return machine.message(sent);
    }

    @Override
    public CodeBlock function(Extern extern) {
        return machine.function(extern);
    }
}
