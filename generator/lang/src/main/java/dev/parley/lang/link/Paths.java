package dev.parley.lang.link;

import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import dev.parley.lang.model.ValueType;
import dev.parley.lang.source.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Ways to a field: directly, through fields without a name, and through the arms of a select. */
final class Paths {
    private final String name;
    private final Span span;
    private final List<Term> found = new ArrayList<>();
    /** Structs that turned out not to hold the field, so that none is searched twice. */
    private final Set<Type.Struct> barren = new HashSet<>();

    private Paths(String name, Span span) {
        this.name = name;
        this.span = span;
    }

    /** All ways from a term to a field of that name; two are enough to be ambiguous. */
    static List<Term> to(String name, Term object, Span span) {
        Paths paths = new Paths(name, span);
        paths.search(object);
        return List.copyOf(paths.found);
    }

    /** The names that {@link #to} understands for a value of that type. */
    static Collection<String> names(ValueType type) {
        Set<String> names = new LinkedHashSet<>();
        collect(type, names, new HashSet<>());
        return names;
    }

    private void search(Term object) {
        ValueType type = object.type();
        if (found.size() > 1) {
            return;
        }
        if (type instanceof ValueType.Struct s && !barren.contains(s.type())) {
            int before = found.size();
            fields(object, s.type().fields());
            if (found.size() == before) {
                barren.add(s.type());
            }
        } else if (type instanceof ValueType.Arm a) {
            fields(object, a.type().fields());
        } else if (type instanceof ValueType.Select s) {
            s.type().arms().forEach(arm -> search(new Term.ArmOf(object, arm, span)));
            s.type().otherwise().ifPresent(arm -> search(new Term.ArmOf(object, arm, span)));
        }
    }

    private void fields(Term object, List<Type.Field> fields) {
        for (Type.Field field : fields) {
            if (field.name().equals(name)) {
                found.add(step(object, field));
                return;
            }
        }
        fields.stream().filter(Type.Field::anonymous).forEach(field -> search(step(object, field)));
    }

    private Term step(Term object, Type.Field field) {
        return new Term.FieldOf(object, field, ValueTypes.of(field.type()), span);
    }

    private static void collect(ValueType type, Set<String> names, Set<Type> seen) {
        if (type instanceof ValueType.Struct s && seen.add(s.type())) {
            collect(s.type().fields(), names, seen);
        } else if (type instanceof ValueType.Arm a) {
            collect(a.type().fields(), names, seen);
        } else if (type instanceof ValueType.Select s) {
            s.type().arms().forEach(arm -> collect(arm.fields(), names, seen));
            s.type().otherwise().ifPresent(arm -> collect(arm.fields(), names, seen));
        }
    }

    private static void collect(List<Type.Field> fields, Set<String> names, Set<Type> seen) {
        for (Type.Field field : fields) {
            if (field.anonymous()) {
                collect(ValueTypes.of(field.type()), names, seen);
            } else {
                names.add(field.name());
            }
        }
    }
}
