package dev.parley.backends.java.test;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeSpec;
import dev.parley.backends.java.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/**
 * Constants of a class, however many there are. A class initialiser has at most 65,535 bytes of code (The Java Virtual
 * Machine Specification, section 4.7.3), so that the first ones are inherited where all are too many for one class.
 */
final class Constants {
    /** The most characters of initialisers in a class: each makes at most three bytes of code, as in a list of digits. */
    private static final int MOST_CHARACTERS = 20_000;

    private Constants() {
    }

    /**
     * The classes with the constants, each of which may use those before it.
     *
     * @param name the class that has them all
     * @param type what else is in it
     */
    static Map<ClassName, TypeSpec> in(ClassName name, TypeSpec.Builder type, List<FieldSpec> constants, Names names) {
        Map<ClassName, TypeSpec> all = new LinkedHashMap<>();
        ClassName base = null;
        List<List<FieldSpec>> parts = parts(constants);
        for (int i = 0; i < parts.size(); i++) {
            boolean last = i == parts.size() - 1;
            ClassName part = last ? name : names.test(name.simpleName() + (i + 1));
            TypeSpec.Builder builder = last ? type : TypeSpec.classBuilder(part).addModifiers(Modifier.ABSTRACT)
                    .addJavadoc("Constants of {@link $T}.", name);
            if (base != null) {
                builder.superclass(base);
            }
            all.put(part, builder.addFields(parts.get(i)).build());
            base = part;
        }
        return all;
    }

    private static List<List<FieldSpec>> parts(List<FieldSpec> constants) {
        List<List<FieldSpec>> parts = new ArrayList<>(List.of(new ArrayList<>()));
        int characters = 0;
        for (FieldSpec constant : constants) {
            int length = constant.initializer().toString().length();
            if (characters > 0 && characters + length > MOST_CHARACTERS) {
                parts.add(new ArrayList<>());
                characters = 0;
            }
            characters += length;
            parts.get(parts.size() - 1).add(constant);
        }
        return parts;
    }
}
