package dev.parley.backends.java;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.palantir.javapoet.ClassName;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WireTypesTest {
    @Test
    void everyClassThatGeneratedCodeUsesExists() throws IllegalAccessException {
        List<Field> constants = Stream.of(WireTypes.class, TestTypes.class).flatMap(names -> Stream.of(names.getFields()))
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == ClassName.class).toList();
        assertTrue(constants.size() > 20);
        for (Field constant : constants) {
            ClassName name = (ClassName) constant.get(null);
            assertDoesNotThrow(() -> Class.forName(name.reflectionName()), constant.getName());
        }
    }
}
