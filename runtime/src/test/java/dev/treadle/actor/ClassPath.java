package dev.treadle.actor;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** The class path for a program of the tests that runs in a JVM of its own. */
final class ClassPath {

    private ClassPath() {}

    /** What is on the module path of a modular test run does as well on a class path. */
    static String ofTests() throws URISyntaxException {
        return String.join(
                File.pathSeparator,
                testClasses().toString(),
                System.getProperty("jdk.module.path", ""),
                System.getProperty("java.class.path", ""));
    }

    private static Path testClasses() throws URISyntaxException {
        var file = Path.of(FloodMain.class.getResource("FloodMain.class").toURI());
        int packages = FloodMain.class.getPackageName().split("\\.").length;
        Path root = file.getParent();
        for (int i = 0; i < packages; i++) {
            root = root.getParent();
        }
        return root;
    }
}
