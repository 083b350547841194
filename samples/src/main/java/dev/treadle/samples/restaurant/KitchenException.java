package dev.treadle.samples.restaurant;

/** What can go wrong in a kitchen. */
sealed class KitchenException extends Exception {

    private static final long serialVersionUID = 1;

    private KitchenException(String message) {
        super(message);
    }

    /** It can be cooked again. */
    static final class Burnt extends KitchenException {
        private static final long serialVersionUID = 1;

        Burnt(String dish) {
            super("the %s is burnt".formatted(dish));
        }
    }

    /** It was no fault of the cook. */
    static final class UnknownDish extends KitchenException {
        private static final long serialVersionUID = 1;

        UnknownDish(String dish) {
            super("there is no %s on the menu".formatted(dish));
        }
    }

    /** Nobody can cook like this. */
    static final class OvenBroken extends KitchenException {
        private static final long serialVersionUID = 1;

        OvenBroken() {
            super("the oven is broken");
        }
    }
}
