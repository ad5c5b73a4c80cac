package dev.parley.backends.java.machine;

import dev.parley.lang.model.Term;
import dev.parley.lang.model.TermText;

/** Tells whether two terms mean the same thing, wherever they are written. */
final class TermKey {
    private TermKey() {
    }

    /** A text that two terms share if, and only if, they take the same way to a value. */
    static String of(Term term) {
        if (term instanceof Term.FieldOf field) {
            return of(field.object()) + "." + field.field().name();
        } else if (term instanceof Term.ArmOf arm) {
            return of(arm.select()) + "<" + arm.arm().name() + ">";
        } else if (term instanceof Term.ExtensionOf extension) {
            return of(extension.message()) + "[" + extension.row().type().name() + "]";
        } else if (term instanceof Term.AttributeOf attribute) {
            return of(attribute.code()) + "#" + attribute.column().name();
        } else if (term instanceof Term.Disclosed disclosed) {
            return "disclosed " + of(disclosed.secret());
        } else if (term instanceof Term.Encoded encoded) {
            return "encoded " + of(encoded.value());
        }
        return TermText.of(term);
    }
}
