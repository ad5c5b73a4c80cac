package dev.parley.backends.java.test;

import dev.parley.backends.GeneratedFile;
import dev.parley.backends.java.InMemoryCompiler;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Compiles generated tests with what they test, and runs them. */
final class GeneratedTests {
    private final ClassLoader classes;
    private final String basePackage;

    GeneratedTests(List<GeneratedFile> main, List<GeneratedFile> tests, String basePackage) {
        List<GeneratedFile> all = new ArrayList<>(main);
        all.addAll(tests);
        this.classes = InMemoryCompiler.compile(all);
        this.basePackage = basePackage;
    }

    /** Runs all tests of a class, and tells what each of them, by its display name, failed with. */
    Map<String, Optional<String>> run(String simpleName) {
        Map<String, Optional<String>> outcomes = new LinkedHashMap<>();
        try {
            Class<?> type = classes.loadClass(basePackage + "." + simpleName);
            run(type, create(type), outcomes);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
        return outcomes;
    }

    private static void run(Class<?> type, Object instance, Map<String, Optional<String>> outcomes)
            throws ReflectiveOperationException {
        for (Method method : type.getDeclaredMethods()) {
            method.setAccessible(true);
            if (method.isAnnotationPresent(Test.class)) {
                outcomes.put(method.getAnnotation(DisplayName.class).value(), outcome(() -> method.invoke(instance)));
            } else if (method.isAnnotationPresent(TestFactory.class)) {
                ((Stream<?>) method.invoke(instance)).map(DynamicTest.class::cast).forEach(test ->
                        outcomes.put(test.getDisplayName(), outcome(() -> test.getExecutable().execute())));
            }
        }
        for (Class<?> nested : type.getDeclaredClasses()) {
            if (nested.isAnnotationPresent(Nested.class)) {
                run(nested, create(nested, instance), outcomes);
            }
        }
    }

    private static Object create(Class<?> type, Object... outer) throws ReflectiveOperationException {
        Constructor<?> constructor = type.getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        return constructor.newInstance(outer);
    }

    private interface Body {
        void run() throws Throwable;
    }

    private static Optional<String> outcome(Body body) {
        try {
            body.run();
            return Optional.empty();
        } catch (InvocationTargetException e) {
            return Optional.of(e.getCause().getMessage());
        } catch (Throwable e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
