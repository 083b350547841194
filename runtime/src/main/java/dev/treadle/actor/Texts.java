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
            return "%s, whose toString threw %s"
                    .formatted(message.getClass().getName(), e.getClass().getName());
        }
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }

    /** {@return a text in quotes, cut where it is long, with no character that breaks a line} */
    static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        brief(text)
                .codePoints()
                .forEach(each -> {
                    if (Character.isISOControl(each) || isLineEnd(each)) {
                        quoted.append("\\u%04x".formatted(each));
                    } else {
                        quoted.appendCodePoint(each);
                    }
                });
        return quoted.append('"').toString();
    }

    private static boolean isLineEnd(int character) {
        int type = Character.getType(character);
        return type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
    }

    /** {@return so many of a thing, as people say it} */
    static String count(long number, String thing) {
        return number == 1 ? "1 " + thing : number + " " + thing + "s";
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
