package dev.parley.lang.link;

import dev.parley.lang.model.QualifiedName;
import dev.parley.lang.syntax.Item;
import dev.parley.lang.syntax.Name;
import java.util.List;
import java.util.Optional;

/** What a name in the text of a struct means: a field of its own, a field of another struct, or neither. */
final class FieldNames {
    private final Declarations declared;

    FieldNames(Declarations declared) {
        this.declared = declared;
    }

    /**
     * One of the two, or nothing.
     *
     * @param field an earlier field of the same struct
     * @param origin a field of another struct
     */
    record Meaning(Optional<String> field, Optional<ParameterUse.Origin> origin) {
        static final Meaning NOTHING = new Meaning(Optional.empty(), Optional.empty());
    }

    /** The meaning of {@code x}, {@code Struct.x} or {@code namespace.Struct.x}. */
    Meaning of(Name name, StructScope scope) {
        List<String> parts = name.parts();
        String last = name.last();
        if (parts.size() == 1) {
            return scope.field(last).isPresent() ? own(last) : Meaning.NOTHING;
        }
        Name struct = new Name(parts.subList(0, parts.size() - 1), name.span());
        if (struct.text().equals(scope.owner().name()) && scope.field(last).isPresent()) {
            return own(last);
        }
        Optional<QualifiedName> other = declared.types.find(scope.namespace(), struct)
                .filter(e -> e.item() instanceof Item.Struct).map(Table.Entry::name);
        if (other.filter(scope.owner()::equals).isPresent() && scope.field(last).isPresent()) {
            return own(last);
        }
        return other.map(o -> new Meaning(Optional.empty(), Optional.of(new ParameterUse.Origin(o, last))))
                .orElse(Meaning.NOTHING);
    }

    private static Meaning own(String field) {
        return new Meaning(Optional.of(field), Optional.empty());
    }
}
