package dev.parley.backends.java.codec;

import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the fields and parameters that terms, extents and selects name. */
final class Uses {
    private Uses() {
    }

    /** The names in a term, in order. */
    static Set<String> of(Term term) {
        Set<String> names = new LinkedHashSet<>();
        collect(term, names);
        return names;
    }

    /** The names in an extent, in order. */
    static Set<String> of(Type.Extent extent) {
        Set<String> names = new LinkedHashSet<>();
        collect(extent, names);
        return names;
    }

    /** The names that fields use and that are none of these fields, in order. */
    static Set<String> freeIn(List<Type.Field> fields) {
        Set<String> names = new LinkedHashSet<>();
        for (Type.Field field : fields) {
            field.arguments().forEach(argument -> collect(argument, names));
            field.where().ifPresent(where -> collect(where, names));
            collect(field.type(), names);
        }
        fields.forEach(field -> names.remove(field.name()));
        return names;
    }

    private static void collect(Type type, Set<String> names) {
        if (type instanceof Type.FixedOpaque opaque) {
            collect(opaque.length(), names);
        } else if (type instanceof Type.FixedVector vector) {
            collect(vector.length(), names);
            collect(vector.element(), names);
        } else if (type instanceof Type.VarVector vector) {
            collect(vector.element(), names);
        } else if (type instanceof Type.Select select) {
            names.add(select.selector().name());
            select.arms().forEach(arm -> names.addAll(freeIn(arm.fields())));
            select.otherwise().ifPresent(arm -> names.addAll(freeIn(arm.fields())));
        }
    }

    private static void collect(Type.Extent extent, Set<String> names) {
        if (extent instanceof Type.Extent.Reference reference) {
            names.add(reference.name());
        } else if (extent instanceof Type.Extent.Combined combined) {
            collect(combined.left(), names);
            collect(combined.right(), names);
        }
    }

    private static void collect(Term term, Set<String> names) {
        if (term instanceof Term.Local local) {
            names.add(local.name());
        } else if (term instanceof Term.FieldOf field) {
            collect(field.object(), names);
        } else if (term instanceof Term.ArmOf arm) {
            collect(arm.select(), names);
        } else if (term instanceof Term.AttributeOf attribute) {
            collect(attribute.code(), names);
        } else if (term instanceof Term.Registered registered) {
            collect(registered.code(), names);
        } else if (term instanceof Term.LengthOf length) {
            collect(length.of(), names);
        } else if (term instanceof Term.Encoded encoded) {
            collect(encoded.value(), names);
        } else if (term instanceof Term.Not not) {
            collect(not.operand(), names);
        } else {
            collectAll(term, names);
        }
    }

    private static void collectAll(Term term, Set<String> names) {
        List<Term> parts = List.of();
        if (term instanceof Term.ElementOf element) {
            parts = List.of(element.list(), element.index());
        } else if (term instanceof Term.SliceOf slice) {
            parts = List.of(slice.of(), slice.from(), slice.count());
        } else if (term instanceof Term.Contains contains) {
            parts = List.of(contains.collection(), contains.element());
        } else if (term instanceof Term.Compare compare) {
            parts = List.of(compare.left(), compare.right());
        } else if (term instanceof Term.And and) {
            parts = List.of(and.left(), and.right());
        } else if (term instanceof Term.Or or) {
            parts = List.of(or.left(), or.right());
        } else if (term instanceof Term.Arithmetic sum) {
            parts = List.of(sum.left(), sum.right());
        } else if (term instanceof Term.Conditional choice) {
            parts = List.of(choice.condition(), choice.then(), choice.otherwise());
        }
        parts.forEach(part -> collect(part, names));
    }
}
