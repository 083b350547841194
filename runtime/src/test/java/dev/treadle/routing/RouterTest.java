package dev.treadle.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorFactory;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ActorSystem;
import dev.treadle.actor.AskException;
import dev.treadle.actor.DeadLetter;
import dev.treadle.actor.ReplyTo;
import dev.treadle.actor.ServiceKey;
import dev.treadle.scheduler.Result;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class RouterTest {

    sealed interface Message {}

    record Say(String text) implements Message {}

    record Who(String key, ReplyTo<String> replyTo) implements Message {}

    record Die() implements Message {}

    private final List<DeadLetter> deadLetters = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<String> said = new ConcurrentLinkedQueue<>();

    @AutoClose private final ActorSystem system = system();

    private ActorSystem system() {
        ActorSystem made = ActorSystem.create("routing");
        made.deadLetters().attach(deadLetters::add);
        return made;
    }

    private final class Member extends Actor<Message> {
        @Override
        protected void receive(Message message) {
            switch (message) {
                case Say(var text) -> said.add(self().name() + " " + text);
                case Who(_, var replyTo) -> replyTo.tell(self().name());
                case Die() -> self().stop();
            }
        }
    }

    private Router<Message> pool(int size) {
        return Router.pool(system, "pool", size, Member::new);
    }

    private List<ActorRef<Message>> members(String... names) {
        return Stream.of(names).map(name -> system.spawn(name, Member::new)).toList();
    }

    private void awaitSaid(int count) {
        await().until(() -> said.size() >= count);
    }

    @Test
    @SuppressWarnings("NullAway") // that is the mistake
    void shouldSayWhoChoseNull() {
        Routing<Message> careless =
                routees -> message -> message instanceof Die ? routees.getFirst() : null;
        var group = Router.group(system, "crew", members("a", "b"), RouterOptions.of(careless));

        assertThatThrownBy(() -> group.tell(new Say("hello")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "The routing of router crew chose null for a"
                                + " dev.treadle.routing.RouterTest$Say; choose one of its routees");
        assertThatThrownBy(() -> group.<String>ask(replyTo -> new Who("k", replyTo)))
                .hasMessageContaining("router crew chose null");
        assertThat(deadLetters).isEmpty();
        assertThat(group.routees()).hasSize(2);
    }

    @Test
    @SuppressWarnings("NullAway") // that is the mistake
    void shouldRefuseARoutingWithoutASelector() {
        assertThatThrownBy(() ->
                        Router.group(
                                system, "crew", members("a", "b"), RouterOptions.of(_ -> null)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "The routing of router crew returned null for 2 routees; return a"
                                + " selector");
    }

    @Test
    void shouldSpreadWhatIsTold() {
        Router<Message> pool = pool(3);

        IntStream.range(0, 6).forEach(i -> pool.tell(new Say("" + i)));

        awaitSaid(6);
        assertThat(said).containsExactlyInAnyOrder("1 0", "2 1", "3 2", "1 3", "2 4", "3 5");
        assertThat(pool.routees())
                .extracting(ActorRef::path)
                .containsExactly("routing/pool/1", "routing/pool/2", "routing/pool/3");
    }

    @Test
    void shouldAskOneAllOrForTheFirst() {
        Router<Message> pool = pool(3);

        Result<String> one = pool.ask(replyTo -> new Who("", replyTo));
        List<Result<String>> all = pool.askAll(replyTo -> new Who("", replyTo));
        Result<String> first = pool.askFirst(replyTo -> new Who("", replyTo));

        assertThat(one.await()).isEqualTo("1");
        assertThat(Result.all(all).await()).containsExactly("1", "2", "3");
        assertThat(first.await()).isIn("1", "2", "3");
    }

    @Test
    void shouldTellAll() {
        Router<Message> pool = pool(3);

        pool.broadcast(new Say("hello"));

        awaitSaid(3);
        assertThat(said).containsExactlyInAnyOrder("1 hello", "2 hello", "3 hello");
    }

    @Test
    void shouldChooseByWhatTheQuestionSays() {
        var options =
                RouterOptions.<Message>of(
                        Routing.consistentHash(m -> m instanceof Who who ? who.key() : ""));
        Router<Message> pool = Router.pool(system, "pool", 5, Member::new, options);
        for (String key : List.of("a", "b", "c", "d")) {
            String one = pool.<String>ask(replyTo -> new Who(key, replyTo)).await();
            String again = pool.<String>ask(replyTo -> new Who(key, replyTo)).await();
            assertThat(again).isEqualTo(one);
        }
    }

    @Test
    void shouldEndAnAskWithWhatTheRouteeThrows() {
        Router<Message> pool =
                Router.pool(
                        system,
                        "pool",
                        2,
                        Actor.of(_ -> {
                            throw new IllegalStateException("expected by the test");
                        }));

        assertThatThrownBy(pool.<String>ask(replyTo -> new Who("", replyTo))::await)
                .isInstanceOf(AskException.class)
                .hasMessageContaining("routing/pool/1")
                .hasRootCauseMessage("expected by the test");
    }

    @Test
    void shouldReplaceARouteeOfAPool() {
        Router<Message> pool = pool(2);
        ActorRef<Message> second = pool.routees().get(1);

        second.stop();
        second.join();
        await().until(() -> pool.routees().size() == 2 && !pool.routees().contains(second));

        assertThat(pool.routees()).extracting(ActorRef::name).containsExactlyInAnyOrder("1", "2");
        assertThat(Result.all(pool.<String>askAll(r -> new Who("", r))).await()).hasSize(2);
    }

    @Test
    void shouldTryAgainWhereARouteeCannotBeReplaced() {
        var broken = new AtomicBoolean();
        ActorFactory<Message> factory =
                () -> {
                    if (broken.get()) {
                        throw new IllegalStateException("expected by the test");
                    }
                    return new Member();
                };
        Router<Message> pool = Router.pool(system, "pool", 1, factory);
        broken.set(true);
        pool.broadcast(new Die());
        await().until(() -> pool.routees().isEmpty());
        Result<String> meanwhile = pool.ask(r -> new Who("", r));
        pool.tell(new Say("meanwhile"));

        broken.set(false);

        assertThat(meanwhile.await()).isEqualTo("1");
        awaitSaid(1);
        assertThat(deadLetters).isEmpty();
    }

    @Test
    void shouldLeaveOutWhatEndsInAGroup() {
        List<ActorRef<Message>> members = members("a", "b");
        Router<Message> group = Router.group(system, "group", members, RouterOptions.defaults());

        members.get(0).stop();
        members.get(0).join();

        assertThat(group.routees()).containsExactly(members.get(1));
        assertThat(group.<String>ask(r -> new Who("", r)).await()).isEqualTo("b");
        group.close();
        assertThat(members.get(1).isTerminated()).isFalse();
        assertThat(group.isTerminated()).isTrue();
    }

    @Test
    void shouldFollowTheRegistry() {
        ServiceKey<Message> key = ServiceKey.of("members", Message.class);
        Router<Message> group = Router.group(system, key, RouterOptions.defaults());
        group.tell(new Say("nobody"));
        assertThat(deadLetters).hasSize(1);
        assertThat(deadLetters.getFirst().reason()).isEqualTo(DeadLetter.Reason.UNROUTED);
        assertThatThrownBy(group.<String>ask(r -> new Who("", r))::await)
                .isInstanceOf(NoRouteeException.class)
                .hasMessageContaining("members");
        assertThat(deadLetters.getFirst().recipient()).isEqualTo("members, which has no routees");

        List<ActorRef<Message>> members = members("a", "b");
        members.forEach(each -> system.registry().register(key, each));

        assertThat(group.routees()).isEqualTo(members);
        members.get(1).stop();
        members.get(1).join();
        assertThat(group.routees()).containsExactly(members.get(0));
    }

    /** Members that wait at a gate, so that messages pile up in their mailboxes. */
    private ActorFactory<Message> gated(CountDownLatch gate, CountDownLatch entered) {
        return Actor.of(message -> {
            entered.countDown();
            gate.await();
            switch (message) {
                case Say(var text) -> said.add(text);
                case Who(_, var replyTo) -> replyTo.tell("answered");
                case Die() -> {}
            }
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldHandWhatARouteeLeftToTheOthersWhereItIsToldSo(boolean handsOver)
            throws InterruptedException {
        var gate = new CountDownLatch(1);
        var entered = new CountDownLatch(2); // each of the two is at its first message
        var options = RouterOptions.<Message>defaults();
        Router<Message> pool =
                Router.pool(
                        system,
                        "pool",
                        2,
                        gated(gate, entered),
                        handsOver ? options.handOver() : options);
        ActorRef<Message> first = pool.routees().getFirst();
        for (int i = 0; i < 10; i++) {
            pool.tell(new Say("" + i));
        }
        Result<String> asked = first.ask(replyTo -> new Who("", replyTo));
        entered.await();

        first.kill(); // interrupts the one it waits with, which is not handled
        first.join();
        gate.countDown();

        if (handsOver) {
            awaitSaid(9);
            assertThat(asked.await()).isEqualTo("answered");
            assertThat(deadLetters)
                    .extracting(DeadLetter::reason)
                    .containsExactly(DeadLetter.Reason.STOPPED);
        } else {
            awaitSaid(5);
            assertThatThrownBy(asked::await).isInstanceOf(AskException.class);
            await().until(() -> deadLetters.size() == 6);
        }
    }

    @Test
    void shouldLoseNothingWhileRouteesDieAtRandom() {
        var options = RouterOptions.<Message>defaults().handOver();
        Router<Message> pool = Router.pool(system, "pool", 4, Member::new, options);
        var random = new Random(11);

        for (int i = 0; i < 5_000; i++) {
            pool.tell(new Say("" + i));
            if (random.nextInt(100) == 0) {
                pool.tell(new Die());
            }
            if (i % 500 == 499) { // a pool without routees holds so many, not all
                int sent = i + 1;
                await().until(() -> said.size() + deadLetters.size() >= sent);
            }
        }

        await().until(() -> said.size() + deadLetters.size() >= 5_000);
        assertThat(deadLetters.stream().filter(each -> each.message() instanceof Say)).isEmpty();
        assertThat(said.stream().map(each -> each.substring(2)).distinct()).hasSize(5_000);
    }

    @Test
    void shouldEndWithAllThatWasSent() {
        Router<Message> pool = pool(3);
        IntStream.range(0, 300).forEach(i -> pool.tell(new Say("" + i)));

        pool.close();
        pool.join();

        assertThat(said).hasSize(300);
        assertThat(pool.isTerminated()).isTrue();
        pool.tell(new Say("late"));
        assertThat(deadLetters).hasSize(1);
    }

    @Test
    void shouldRefuseAnEmptyPool() {
        assertThatThrownBy(() -> pool(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"pool\" needs at least 1 routee, not 0");
    }
}
