package dev.treadle.samples.logmerge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

class FollowedTest {

    @TempDir private Path directory;

    private static void append(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private Path log(String name) {
        return directory.resolve(name);
    }

    private void move(String from, String to) throws IOException {
        Files.move(log(from), log(to), StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void shouldFollowAFileThatIsMovedCutOrNotThereYet() throws IOException {
        Path file = directory.resolve("log");
        try (var followed = new Followed(file)) {
            assertThat(followed.newLines()).isEmpty();
            append(file, "one\ntw");
            assertThat(followed.newLines()).containsExactly("one");
            append(file, "o\n\nthree");
            assertThat(followed.newLines()).containsExactly("two", "");

            Files.move(file, directory.resolve("log.1"));
            append(directory.resolve("log.1"), ", the end");
            append(file, "four\n");
            assertThat(followed.newLines()).containsExactly("three, the end", "four");

            Files.writeString(file, "5\n");
            assertThat(followed.newLines()).containsExactly("5");
            append(file, "no end");
            assertThat(followed.newLines()).isEmpty();
            assertThat(followed.rest()).containsExactly("no end");
        }
    }

    @Test
    void shouldReadWhatWasMovedTwiceBetweenTwoLooks() throws IOException {
        append(log("log.1"), "older than all\n");
        append(log("log"), "one\n");
        try (var followed = new Followed(log("log"))) {
            assertThat(followed.newLines()).containsExactly("one");
            append(log("log"), "two\n");
            for (int rotation = 3; rotation < 6; rotation++) {
                for (int n = 3; n > 0; n--) {
                    if (Files.exists(log("log." + n))) {
                        move("log." + n, "log." + (n + 1));
                    }
                }
                move("log", "log.1");
                append(log("log"), rotation + "\n");
            }
            assertThat(followed.newLines()).containsExactly("two", "3", "4", "5");
            append(log("log"), "6\n");
            assertThat(followed.newLines()).containsExactly("6");
        }
    }

    @Test
    void shouldNoticeACutThoughTheFileHasGrownPastItSince() throws IOException {
        append(log("log"), "one\ntwo\n");
        try (var followed = new Followed(log("log"))) {
            assertThat(followed.newLines()).containsExactly("one", "two");
            Files.writeString(log("log"), "three\nfour\n"); // over what was there
            assertThat(followed.newLines()).containsExactly("three", "four");
            String longer = "5".repeat(20_000);
            append(log("log"), longer + "\n");
            assertThat(followed.newLines()).containsExactly(longer);
            Files.writeString(log("log"), "6".repeat(30_000) + "\n");
            assertThat(followed.newLines()).containsExactly("6".repeat(30_000));
            assertThat(followed.newLines()).isEmpty();
        }
    }

    @Test
    void shouldReadWhatIsStillWrittenToTheOneThatWasMoved() throws IOException {
        append(log("log"), "one\n");
        try (var followed = new Followed(log("log"))) {
            assertThat(followed.newLines()).containsExactly("one");
            move("log", "log-20261121");
            assertThat(followed.newLines()).isEmpty();
            append(log("log"), "");
            append(log("log-20261121"), "late\n");
            assertThat(followed.newLines()).containsExactly("late");
            append(log("log-20261121"), "last\n");
            append(log("log"), "new\n");
            assertThat(followed.newLines()).containsExactly("last", "new");
        }
    }

    @Test
    void shouldReadNothingTwiceThatWasCopiedBeforeItWasCut() throws IOException {
        append(log("log"), "one\n");
        try (var followed = new Followed(log("log"))) {
            assertThat(followed.newLines()).containsExactly("one");
            Files.copy(log("log"), log("log.1"));
            try (var cut = FileChannel.open(log("log"), StandardOpenOption.WRITE)) {
                cut.truncate(0);
            }
            assertThat(followed.newLines()).isEmpty();
            append(log("log"), "two\n");
            move("log.1", "log.2");
            move("log", "log.1");
            append(log("log"), "three\n");
            assertThat(followed.newLines()).containsExactly("two", "three");
        }
    }

    @Test
    void shouldTakeNoOtherFileForOneThatWasMoved() throws IOException {
        append(log("log"), "one\n");
        try (var followed = new Followed(log("log"))) {
            assertThat(followed.newLines()).containsExactly("one");
            append(log("log.part"), "nothing of it\n");
            append(log("log.1.gz"), "nor this\n");
            append(log("catalog.1"), "nor this\n");
            move("log", "log.1");
            append(log("log"), "two\n");
            assertThat(followed.newLines()).containsExactly("two");
        }
    }
}
