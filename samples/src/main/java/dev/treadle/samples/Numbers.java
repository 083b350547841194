package dev.treadle.samples;

import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

import java.lang.reflect.Field;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What is said about numbers on the command line. */
final class Numbers {

    private static final Set<Class<?>> WHOLE =
            Set.of(int.class, Integer.class, long.class, Long.class);
    private static final Set<Class<?>> OTHERS = Set.of(double.class, Double.class);

    private Numbers() {}

    /**
     * Checks what was given against what each option {@link Between takes}.
     *
     * @throws BadInputException if one takes no such number
     */
    static void check(ParseResult given) {
        for (ArgSpec argument : given.matchedArgs()) {
            Object value = argument.getValue();
            if (value instanceof Optional<?> optional) {
                value = optional.orElseThrow();
            }
            if (value instanceof Number number) {
                between(argument)
                        .ifPresent(range ->
                                BadInputException.unlessBetween(
                                        range.least(),
                                        range.most(),
                                        name(argument),
                                        number.longValue()));
            }
        }
    }

    /** {@return what is wrong, where an option that takes a number was given something else} */
    static Optional<String> complaint(ParameterException bad) {
        ArgSpec argument = bad.getArgSpec();
        String value = bad.getValue();
        if (argument == null || value == null) {
            return Optional.empty();
        }
        return kind(argument)
                .map(kind ->
                        "%s takes %s%s, not '%s'."
                                .formatted(name(argument), kind, range(argument), value));
    }

    private static Optional<String> kind(ArgSpec argument) {
        Class<?> type = argument.auxiliaryTypes()[0];
        if (WHOLE.contains(type)) {
            return Optional.of("a whole number");
        }
        return OTHERS.contains(type) ? Optional.of("a number") : Optional.empty();
    }

    private static String range(ArgSpec argument) {
        return between(argument)
                .map(range ->
                        String.format(Locale.ROOT, " from %,d to %,d", range.least(), range.most()))
                .orElse("");
    }

    private static Optional<Between> between(ArgSpec argument) {
        return argument.userObject() instanceof Field field
                ? Optional.ofNullable(field.getAnnotation(Between.class))
                : Optional.empty();
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
