package dev.treadle.testkit;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps the failures that a test provokes off the console. */
final class QuietLogs implements BeforeEachCallback, AfterEachCallback {

    /** Held, since a logger that nobody holds forgets its level. */
    private static final Logger RUNTIME = Logger.getLogger("dev.treadle");

    @Override
    public void beforeEach(ExtensionContext context) {
        RUNTIME.setLevel(Level.OFF);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        RUNTIME.setLevel(null);
    }
}
