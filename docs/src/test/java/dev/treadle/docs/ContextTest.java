package dev.treadle.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorLocal;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ActorSystem;
import dev.treadle.actor.AskException;
import dev.treadle.actor.ReplyTo;
import dev.treadle.actor.SystemOptions;
import dev.treadle.scheduler.DispatcherOptions;
import dev.treadle.scheduler.Execution;
import dev.treadle.scheduler.ManualTimers;
import dev.treadle.scheduler.Promise;
import dev.treadle.scheduler.Result;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The programs of docs/guide/context.md. */
@ExtendWith(QuietLogs.class)
class ContextTest {

    private static final ScopedValue<String> TRACE = ScopedValue.newInstance();

    private record Find(String what, ReplyTo<String> replyTo) {}

    /** As a logging library might have it. */
    private static final class Diagnostics {
        private static final ThreadLocal<Map<String, String>> MAP = new ThreadLocal<>();

        static Map<String, String> copy() {
            return MAP.get();
        }

        static void replace(Map<String, String> map) {
            MAP.set(map);
        }

        static void clear() {
            MAP.remove();
        }

        static void put(String key, String value) {
            if (MAP.get() == null) {
                MAP.set(new HashMap<>());
            }
            MAP.get().put(key, value);
        }
    }

    @Test
    void shouldTravel() {
        List<String> printed = Console.linesOf(ContextTest::send);

        assertThat(printed).containsExactly("4711: deed found");
    }

    private static void send() {
        // tag::register
        var options = SystemOptions.defaults().scopedValues(TRACE); // a ScopedValue<String>
        // end::register
        try (var works = ActorSystem.create("works", options)) {
            // tag::send
            ActorRef<String> printer =
                    works.spawn("printer", Actor.of(m -> IO.println(TRACE.get() + ": " + m)));
            ActorRef<String> clerk =
                    works.spawn("clerk", Actor.of(m -> printer.tell(m + " found")));
            ScopedValue.where(TRACE, "4711").run(() -> clerk.tell("deed"));
            // end::send
        }
    }

    @Test
    void shouldEndWithTheOuterAsk() {
        var time = new ManualTimers();
        try (var live = Execution.start("works", DispatcherOptions.defaults());
                var works =
                        ActorSystem.create(
                                "works",
                                SystemOptions.defaults()
                                        .execution(
                                                Execution.of(
                                                        live.dispatcher(), time, live.random())))) {
            var inner = new Promise<Result<String>>();
            ActorRef<Find> archive = works.spawn("archive", Actor.of(find -> {}));
            // tag::deadline
            ActorRef<Find> clerk =
                    works.spawn(
                            "clerk",
                            Actor.of(find -> {
                                Result<String> deed = // has a second too, not 5
                                        archive.ask(replyTo -> new Find(find.what(), replyTo));
                                inner.complete(deed);
                            }));
            Result<String> answer =
                    clerk.ask(Duration.ofSeconds(1), replyTo -> new Find("deed", replyTo));
            // end::deadline
            Result<String> asked = inner.await();
            assertThat(works.awaitQuiet(Duration.ofSeconds(10))).isTrue();
            time.advance(Duration.ofSeconds(1));
            assertThatExceptionOfType(AskException.class).isThrownBy(answer::await);
            var failure = catchThrowableOfType(AskException.class, asked::await);
            Page.of("docs/guide/context.md").shouldQuote(failure.getMessage());
        }
    }

    @Test
    void shouldGiveEachActorItsOwn() {
        // tag::local
        var diagnostics =
                ActorLocal.of(Diagnostics::copy, Diagnostics::replace, Diagnostics::clear);
        var options = SystemOptions.defaults().actorLocals(diagnostics);
        // end::local
        try (var works = ActorSystem.create("works", options)) {
            for (String name : List.of("a", "b", "c")) {
                works.<String>spawn(name, Actor.of(_ -> Diagnostics.put("actor", name))).tell("go");
                var seen = new Promise<Map<String, String>>();
                works.<String>spawn(Actor.of(_ -> seen.complete(Diagnostics.copy()))).tell("go");
                assertThat(seen.await()).isNull();
            }
        }
    }
}
