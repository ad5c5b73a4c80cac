package dev.parley.tests.mutation;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The tests of generated classes, to be run one by one until one fails. */
public final class GeneratedTests {
    private final List<Group> groups = new ArrayList<>();

    /** Tests that are made when they are needed: a table costs more than most of its rows. */
    private interface Group {
        Stream<Case> cases();
    }

    /** Something that JUnit would run. */
    private record Case(String name, Body body) {
    }

    private interface Body {
        void run() throws Throwable;
    }

    /**
     * A test failed.
     *
     * @param reason the line of its message that says what happened instead
     */
    public record Failure(String test, String reason) {
    }

    /** The tests of classes, in their order. */
    GeneratedTests(List<Class<?>> classes) throws ReflectiveOperationException {
        for (Class<?> type : classes) {
            add(type, instance(type, null));
        }
    }

    /** How many there are. */
    public int count() {
        return (int) groups.stream().flatMap(Group::cases).count();
    }

    /** What they test, in words. */
    public List<String> names() {
        return groups.stream().flatMap(Group::cases).map(Case::name).toList();
    }

    /** Runs them until one fails; nothing if all pass. */
    public Optional<Failure> run() {
        return groups.stream().flatMap(Group::cases).flatMap(test -> failure(test).stream()).findFirst();
    }

    private static Optional<Failure> failure(Case test) {
        try {
            test.body().run();
            return Optional.empty();
        } catch (AssertionError e) {
            String message = String.valueOf(e.getMessage()) + " ";
            return Optional.of(new Failure(test.name(), message.lines().filter(line -> line.startsWith("but "))
                    .findFirst().orElse(message.lines().findFirst().orElseThrow())));
        } catch (Throwable e) {
            // A test that breaks instead of failing notices nothing.
            throw new IllegalStateException(test.name(), e);
        }
    }

    private static Object instance(Class<?> type, Object outer) throws ReflectiveOperationException {
        Constructor<?> constructor = type.getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        return outer == null ? constructor.newInstance() : constructor.newInstance(outer);
    }

    private void add(Class<?> type, Object instance) throws ReflectiveOperationException {
        for (Method method : type.getDeclaredMethods()) {
            method.setAccessible(true);
            if (method.isAnnotationPresent(Test.class)) {
                groups.add(() -> Stream.of(new Case(name(method), () -> call(method, instance))));
            } else if (method.isAnnotationPresent(TestFactory.class)) {
                groups.add(() -> rows(method, instance));
            }
        }
        for (Class<?> nested : type.getDeclaredClasses()) {
            if (nested.isAnnotationPresent(Nested.class)) {
                add(nested, instance(nested, instance));
            }
        }
    }

    private static Stream<Case> rows(Method factory, Object instance) {
        try {
            return ((Stream<?>) factory.invoke(instance)).map(DynamicTest.class::cast)
                    .map(test -> new Case(test.getDisplayName(), test.getExecutable()::execute));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String name(AnnotatedElement element) {
        DisplayName name = element.getAnnotation(DisplayName.class);
        return name == null ? element.toString() : name.value();
    }

    private static void call(Method method, Object instance) throws Throwable {
        try {
            method.invoke(instance);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
