package dev.treadle.actor;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A method that handles a tag, behind a method handle. */
final class TagMethod {

    /** What a primitive parameter takes besides its own box, as Java widens it (JLS 5.1.2). */
    private static final Map<Class<?>, Set<Class<?>>> WIDENED =
            Map.of(
                    short.class, Set.of(Byte.class),
                    int.class, Set.of(Byte.class, Short.class, Character.class),
                    long.class, Set.of(Byte.class, Short.class, Character.class, Integer.class),
                    float.class,
                            Set.of(
                                    Byte.class,
                                    Short.class,
                                    Character.class,
                                    Integer.class,
                                    Long.class),
                    double.class,
                            Set.of(
                                    Byte.class,
                                    Short.class,
                                    Character.class,
                                    Integer.class,
                                    Long.class,
                                    Float.class));

    private final String signature;
    private final boolean answers;
    private final List<Class<?>> parameters;
    private final MethodHandle handle;

    private TagMethod(Method method, MethodHandle bare) {
        parameters = List.of(method.getParameterTypes());
        answers = method.getReturnType() != void.class;
        signature =
                "\"%s\" with (%s)"
                        .formatted(
                                method.getAnnotation(On.class).value(),
                                Arrays.stream(method.getParameterTypes())
                                        .map(Class::getSimpleName)
                                        .collect(Collectors.joining(", ")));
        handle =
                bare.asFixedArity()
                        .asSpreader(Object[].class, parameters.size())
                        .asType(MethodType.methodType(Object.class, Object.class, Object[].class));
    }

    static TagMethod of(Method method, MethodHandles.Lookup lookup, boolean open) {
        if (Modifier.isStatic(method.getModifiers())) {
            throw new IllegalArgumentException(
                    "%s is static; only an actor's own methods can be marked @On"
                            .formatted(method));
        }
        try {
            if (open) {
                method.setAccessible(true);
            }
            return new TagMethod(method, lookup.unreflect(method));
        } catch (InaccessibleObjectException | IllegalAccessException e) {
            throw new IllegalArgumentException(
                    "%s cannot be called from here; hand MethodHandles.lookup() to TaggedActor's"
                                    .formatted(method)
                            + " constructor, or open the package to dev.treadle.runtime",
                    e);
        }
    }

    int arity() {
        return parameters.size();
    }

    String signature() {
        return signature;
    }

    boolean accepts(Tagged message) {
        if (message.payload().size() != parameters.size()) {
            return false;
        }
        if (message.replyTo().isPresent() && !answers) {
            return false;
        }
        for (int i = 0; i < parameters.size(); i++) {
            if (!takes(parameters.get(i), message.payload().get(i).getClass())) {
                return false;
            }
        }
        return true;
    }

    private static boolean takes(Class<?> parameter, Class<?> argument) {
        return parameter.isPrimitive()
                ? MethodType.methodType(parameter).wrap().returnType() == argument
                        || WIDENED.getOrDefault(parameter, Set.of()).contains(argument)
                : parameter.isAssignableFrom(argument);
    }

    @Nullable Object invoke(TaggedActor actor, Tagged message) throws Exception {
        try {
            return (Object) handle.invokeExact((Object) actor, message.payload().toArray());
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("A handler threw what is no exception", e);
        }
    }
}
