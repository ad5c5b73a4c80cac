package dev.parley.lang.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SubtermsTest {
    static Stream<Class<?>> kinds() {
        return Stream.of(Term.class.getPermittedSubclasses());
    }

    /** A kind whose parts were forgotten would hide them from every check. */
    @ParameterizedTest
    @MethodSource("kinds")
    void everyPartOfEveryKindIsSeen(Class<?> kind) throws ReflectiveOperationException {
        List<Term> parts = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        for (RecordComponent component : kind.getRecordComponents()) {
            values.add(value(component, parts));
        }
        Constructor<?> constructor = kind.getDeclaredConstructors()[0];
        assertEquals(parts, Subterms.of((Term) constructor.newInstance(values.toArray())));
    }

    private static Object value(RecordComponent component, List<Term> parts) {
        Term leaf = new Term.Int(parts.size(), null);
        if (component.getType() == Term.class) {
            parts.add(leaf);
            return leaf;
        }
        if (component.getType() == Term.ExtensionOf.class) {
            Term.ExtensionOf extension = new Term.ExtensionOf(leaf, null, null, null);
            parts.add(extension);
            return extension;
        }
        if (component.getGenericType() instanceof ParameterizedType list
                && list.getActualTypeArguments()[0] == Term.class) {
            parts.add(leaf);
            return List.of(leaf);
        }
        Class<?> type = component.getType();
        return type == boolean.class ? (Object) false : type == long.class ? (Object) 0L : type == char.class ? (Object) '+' : null;
    }
}
