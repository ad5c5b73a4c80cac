package dev.parley.backends.java.codec;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.parley.backends.java.Names;
import dev.parley.lang.model.Subterms;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Makes the methods that tell how long a field is up to which a message is looked at. */
final class Truncations {
    private final Context context;
    private final Set<Term.FieldOf> fields = new LinkedHashSet<>();

    Truncations(Context context) {
        this.context = context;
        context.model().equations().stream().flatMap(equations -> equations.rules().stream())
                .flatMap(rule -> rule.terms().stream()).forEach(this::collect);
        context.model().facts().stream().flatMap(fact -> fact.value().stream()).forEach(this::collect);
    }

    private void collect(Term term) {
        if (term instanceof Term.Truncated truncated) {
            fields.add((Term.FieldOf) truncated.field());
        }
        Subterms.of(term).forEach(this::collect);
    }

    /** The methods of the shape that holds such fields. */
    List<MethodSpec> of(Shape shape) {
        Stream<Type.Field> own = fields.stream().filter(field -> field.object().type().equals(shape.owner()))
                .map(Term.FieldOf::field).distinct();
        return own.map(field -> MethodSpec.methodBuilder(Names.lengthOf(field)).addModifiers(Modifier.PUBLIC)
                .addJavadoc("The length in bytes of {@code $L} as it travels, its own length in front included.\n",
                        field.name())
                .returns(TypeName.INT)
                .addStatement("return $L", new Measuring(context, shape).one(field)).build()).toList();
    }
}
