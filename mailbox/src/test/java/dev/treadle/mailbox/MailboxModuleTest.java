package dev.treadle.mailbox;

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
class MailboxModuleTest {

    private static ModuleDescriptor module;

    @BeforeAll
    static void readDescriptor() throws IOException {
        try (InputStream in = Files.newInputStream(Path.of("target/classes/module-info.class"))) {
            module = ModuleDescriptor.read(in);
        }
    }

    @Test
    void shouldHaveItsName() {
        assertThat(module.name()).isEqualTo("dev.treadle.mailbox");
    }

    @Test
    void shouldExportItsPublicPackages() {
        assertThat(module.exports())
                .extracting(Exports::source, Exports::targets)
                .containsExactlyInAnyOrder(
                        tuple("dev.treadle.mailbox", Set.of()),
                        tuple(
                                "dev.treadle.mailbox.spi",
                                Set.of(
                                        "dev.treadle.scheduler",
                                        "dev.treadle.runtime",
                                        "dev.treadle.io",
                                        "dev.treadle.testkit")));
    }

    @Test
    void shouldRequireNoMoreThanItNeeds() {
        assertThat(module.requires())
                .extracting(Requires::name, Requires::modifiers)
                .containsExactlyInAnyOrder(
                        tuple("java.base", Set.of(MANDATED)),
                        tuple("org.jspecify", Set.of(STATIC, TRANSITIVE)));
    }

    @Test
    void shouldOpenNothing() {
        assertThat(module.isOpen()).isFalse();
        assertThat(module.opens()).isEmpty();
    }
}
