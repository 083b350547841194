package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import static java.lang.module.ModuleDescriptor.Requires.Modifier.MANDATED;
import static java.lang.module.ModuleDescriptor.Requires.Modifier.STATIC;
import static java.lang.module.ModuleDescriptor.Requires.Modifier.TRANSITIVE;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleDescriptor.Requires;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Pins what the module shows to others, so that a change of it is a decision. */
class RuntimeModuleTest {

    private static ModuleDescriptor module;

    @BeforeAll
    static void readDescriptor() throws IOException {
        try (InputStream in = Files.newInputStream(Path.of("target/classes/module-info.class"))) {
            module = ModuleDescriptor.read(in);
        }
    }

    @Test
    void shouldHaveItsName() {
        assertThat(module.name()).isEqualTo("dev.treadle.runtime");
    }

    @Test
    void shouldExportItsPublicPackages() {
        assertThat(module.exports())
                .extracting(Exports::source, Exports::targets)
                .containsExactlyInAnyOrder(
                        tuple("dev.treadle.actor", Set.of()),
                        tuple("dev.treadle.actor.spi", Set.of("dev.treadle.testkit")),
                        tuple("dev.treadle.exchange", Set.of()),
                        tuple("dev.treadle.pipeline", Set.of()),
                        tuple("dev.treadle.routing", Set.of()),
                        tuple("dev.treadle.simulation", Set.of()));
    }

    @Test
    void shouldRequireNoMoreThanItNeeds() {
        assertThat(module.requires())
                .extracting(Requires::name, Requires::modifiers)
                .containsExactlyInAnyOrder(
                        tuple("java.base", Set.of(MANDATED)),
                        tuple("jdk.jfr", Set.of()),
                        tuple("dev.treadle.scheduler", Set.of(TRANSITIVE)),
                        tuple("micrometer.core", Set.of(TRANSITIVE)),
                        tuple("org.jspecify", Set.of(STATIC, TRANSITIVE)));
    }

    @Test
    void shouldOpenNothing() {
        assertThat(module.isOpen()).isFalse();
        assertThat(module.opens()).isEmpty();
    }
}
