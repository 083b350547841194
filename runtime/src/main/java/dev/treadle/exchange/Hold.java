package dev.treadle.exchange;

/**
 * What keeps a binding: being attached, and each open scope. The membership's lock guards it.
 *
 * <p>Scopes are counted, so that one opened inside another does not end it.
 */
final class Hold {

    private static final Subscription NO_WATCH = () -> {};

    private boolean attached;
    private int scopes;
    private Subscription watch = NO_WATCH;

    /** {@return whether that changed anything} */
    boolean attach() {
        boolean changed = !attached;
        attached = true;
        return changed;
    }

    /** {@return whether that changed anything} */
    boolean detach() {
        boolean changed = attached;
        attached = false;
        return changed;
    }

    /** {@return true: a scope is always a change} */
    boolean openScope() {
        scopes++;
        return true;
    }

    /** {@return true: a scope is always a change} */
    boolean closeScope() {
        scopes--;
        return true;
    }

    /** {@return true: afterwards nothing keeps it} */
    boolean letGo() {
        attached = false;
        scopes = 0;
        return true;
    }

    boolean isEmpty() {
        return !attached && scopes == 0;
    }

    /** Keeps what waits for the end of the subscriber, to be closed with the binding. */
    void watch(Subscription newWatch) {
        watch = newWatch;
    }

    Subscription watch() {
        return watch;
    }
}
