package dev.treadle.actor;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The marked methods of a tagged actor's class, found once a class. Immutable. */
final class TagTable {

    private static final ClassValue<TagTable> BY_CLASS =
            new ClassValue<>() {
                @Override
                protected TagTable computeValue(Class<?> type) {
                    return new TagTable(type, MethodHandles.lookup(), true);
                }
            };

    private final Map<String, List<TagMethod>> byTag = new TreeMap<>();

    private TagTable(Class<?> type, MethodHandles.Lookup lookup, boolean open) {
        for (Method method : markedMethods(type)) {
            On mark = method.getAnnotation(On.class);
            List<TagMethod> same = byTag.computeIfAbsent(mark.value(), _ -> new ArrayList<>(1));
            var found = TagMethod.of(method, lookup, open);
            for (TagMethod other : same) {
                if (other.arity() == found.arity()) {
                    throw new IllegalArgumentException(
                            "%s has two methods for the tag \"%s\" with %d arguments, %s and %s"
                                    .formatted(
                                            type.getName(),
                                            mark.value(),
                                            found.arity(),
                                            other.signature(),
                                            found.signature()));
                }
            }
            same.add(found);
        }
        if (byTag.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s has no method marked @On; mark one for each tag".formatted(type.getName()));
        }
    }

    static TagTable of(Class<?> type) {
        return BY_CLASS.get(type);
    }

    static TagTable of(Class<?> type, MethodHandles.Lookup lookup) {
        return new TagTable(type, lookup, false);
    }

    /** Those of the class and its superclasses, an overridden one once. */
    private static List<Method> markedMethods(Class<?> type) {
        Map<String, Method> found = new HashMap<>();
        for (Class<?> each = type; each != TaggedActor.class; each = each.getSuperclass()) {
            for (Method method : each.getDeclaredMethods()) {
                if (method.isAnnotationPresent(On.class) && !method.isBridge()) {
                    String signature = method.getName() + List.of(method.getParameterTypes());
                    found.putIfAbsent(signature, method);
                }
            }
        }
        return List.copyOf(found.values());
    }

    Optional<TagMethod> find(Tagged message) {
        for (TagMethod each : byTag.getOrDefault(message.tag(), List.of())) {
            if (each.accepts(message)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** {@return what it is about a message that does not fit} */
    String mismatch(Tagged message) {
        List<TagMethod> sameTag = byTag.getOrDefault(message.tag(), List.of());
        String types =
                message.payload().stream()
                        .map(each -> each.getClass().getSimpleName())
                        .collect(Collectors.joining(", "));
        if (sameTag.isEmpty()) {
            return "the tag \"%s\"".formatted(message.tag());
        }
        boolean asks = message.replyTo().isPresent();
        return "\"%s\" with (%s)%s".formatted(message.tag(), types, asks ? " as a question" : "");
    }

    @Override
    public String toString() {
        return byTag.values().stream()
                .flatMap(List::stream)
                .map(TagMethod::signature)
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
