package dev.treadle.actor;

/** What is said about messages and types in logs and errors. */
final class Texts {

    private static final int LONGEST = 200;

    private static final ClassValue<String> TYPE_NAMES =
            new ClassValue<>() {
                @Override
                protected String computeValue(Class<?> type) {
                    return makeTypeName(type);
                }
            };

    private Texts() {}

    /** {@return a message's text, cut where it is long, and never an exception} */
    static String brief(Object message) {
        String text;
        try {
            text = String.valueOf(message);
        } catch (RuntimeException | StackOverflowError e) {
            return "its toString threw " + e.getClass().getName();
        }
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }

    /** {@return a class's name for people, that of its owner for a lambda, without the package} */
    static String typeName(Class<?> type) {
        return TYPE_NAMES.get(type);
    }

    private static String makeTypeName(Class<?> type) {
        String name = type.getName();
        int lambda = name.indexOf("$$Lambda");
        String own = lambda < 0 ? name : name.substring(0, lambda) + ".lambda";
        int dot = own.lastIndexOf('.', lambda < 0 ? own.length() : lambda - 1);
        return own.substring(dot + 1).replace('$', '.');
    }
}
