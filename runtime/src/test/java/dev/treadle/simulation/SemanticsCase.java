package dev.treadle.simulation;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A test of JUnit, with what it is given, to be run anywhere else. */
record SemanticsCase(Class<?> type, Method method, List<?> arguments) {

    /** {@return the tests of a class, by name} */
    static List<SemanticsCase> of(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .sorted(Comparator.comparing(Method::getName))
                .flatMap(method -> of(type, method))
                .toList();
    }

    private static Stream<SemanticsCase> of(Class<?> type, Method method) {
        Stream<List<?>> each = Stream.empty();
        if (has(method, Test.class) || has(method, RepeatedTest.class)) {
            each = Stream.of(List.of());
        } else if (has(method, ValueSource.class)) {
            each = values(method.getAnnotation(ValueSource.class)).map(List::of);
        } else if (has(method, EnumSource.class)) {
            each = constants(method).map(List::of);
        }
        return each.map(arguments -> new SemanticsCase(type, method, arguments));
    }

    private static boolean has(Method method, Class<? extends Annotation> annotation) {
        return method.isAnnotationPresent(annotation);
    }

    private static Stream<?> values(ValueSource source) {
        return Stream.of(
                        IntStream.of(source.ints()).boxed(),
                        Arrays.stream(source.strings()),
                        source.booleans().length == 0 ? Stream.empty() : Stream.of(true, false))
                .flatMap(each -> each);
    }

    private static Stream<?> constants(Method method) {
        List<String> names = List.of(method.getAnnotation(EnumSource.class).names());
        return Arrays.stream(method.getParameterTypes()[0].getEnumConstants())
                .filter(each -> names.isEmpty() || names.contains(((Enum<?>) each).name()));
    }

    /** {@return the name of its class and its method} */
    String id() {
        return type.getSimpleName() + "." + method.getName();
    }

    /** {@return the name of its method, and what it is given} */
    String displayName() {
        return method.getName() + (arguments.isEmpty() ? "" : arguments);
    }

    void run() throws Throwable {
        var constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        Object test = constructor.newInstance();
        try {
            callAll(test, BeforeEach.class);
            call(test, method, arguments.toArray());
        } finally {
            callAll(test, AfterEach.class);
            close(test);
        }
    }

    private void callAll(Object test, Class<? extends Annotation> annotation) throws Throwable {
        for (Method each : type.getDeclaredMethods()) {
            if (has(each, annotation)) {
                call(test, each);
            }
        }
    }

    private static void call(Object test, Method method, Object... arguments) throws Throwable {
        method.setAccessible(true);
        try {
            method.invoke(test, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private void close(Object test) throws Exception {
        for (Field field : type.getDeclaredFields()) {
            if (field.isAnnotationPresent(AutoClose.class)) {
                field.setAccessible(true);
                ((AutoCloseable) field.get(test)).close();
            }
        }
    }
}
