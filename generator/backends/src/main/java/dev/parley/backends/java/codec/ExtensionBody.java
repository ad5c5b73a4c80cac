package dev.parley.backends.java.codec;

import com.palantir.javapoet.ClassName;
import dev.parley.lang.model.ExtensionTable;
import dev.parley.lang.model.Term;
import java.util.List;
import java.util.Optional;

/**
 * A body that an extension can have in a struct. All messages of a wire type that give the type this body share it.
 *
 * @param columns of these messages, at least one
 * @param name of its accessor and of the builder's setter
 * @param type the class of the body
 * @param when what the fields in front say if this is the body and the type can have others; empty if it has only one
 */
record ExtensionBody(ExtensionTable.Row row, List<ExtensionTable.Column> columns, String name, ClassName type,
        Optional<Term> when) {
    /** One column for what all of them share. */
    ExtensionTable.Column column() {
        return columns.get(0);
    }

    /** The terms for the parameters of the body. */
    List<Term> arguments() {
        return column().arguments();
    }
}
