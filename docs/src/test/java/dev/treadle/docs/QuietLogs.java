package dev.treadle.docs;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps the failures that an example provokes off the console. */
final class QuietLogs implements BeforeAllCallback, AfterAllCallback {

    /** Held, since a logger that nobody holds forgets its level. */
    private static final Logger TREADLE = Logger.getLogger("dev.treadle");

    @Override
    public void beforeAll(ExtensionContext context) {
        TREADLE.setLevel(Level.OFF);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        TREADLE.setLevel(null);
    }
}
