package dev.treadle.actor;

import static java.util.Objects.requireNonNull;

import dev.treadle.mailbox.Recipient;
import dev.treadle.scheduler.Outcome;
import dev.treadle.scheduler.Promise;
import dev.treadle.scheduler.Result;
import dev.treadle.scheduler.Timer;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** What an actor can do with its system. */
abstract sealed class CellContext<M> extends CellRun<M> implements ActorContext<M>
        permits ActorCell {

    private static final String SPAWN = "spawn a child";

    CellContext(LocalActorSystem system, ActorFactory<M> factory, ActorOptions options) {
        super(system, factory, options);
    }

    @Override
    public abstract ActorCell<M> self();

    @Override
    public ActorSystem system() {
        return system;
    }

    @Override
    public <C> ActorRef<C> spawn(String childName, ActorFactory<C> factory) {
        return spawn(childName, factory, ActorOptions.defaults());
    }

    @Override
    public <C> ActorRef<C> spawn(String childName, ActorFactory<C> factory, ActorOptions options) {
        requireOwnThread(SPAWN);
        annex().children().makeRoom();
        return Births.spawn(self(), Births.requireLegal(childName), factory, options);
    }

    @Override
    public <C> ActorRef<C> spawn(ActorFactory<C> factory) {
        requireOwnThread(SPAWN);
        annex().children().makeRoom();
        return Births.spawn(self(), factory);
    }

    @Override
    @SuppressWarnings("unchecked") // the caller vouches for it
    public <C> ActorRef<C> spawnIfAbsent(
            String childName, ActorFactory<C> factory, ActorOptions options) {
        requireOwnThread(SPAWN);
        ActorCell<?> found = annex().children().find(requireNonNull(childName, "name"));
        return found != null ? (ActorRef<C>) found : spawn(childName, factory, options);
    }

    /**
     * {@return its children in no order, as they are at the moment, and those that have just ended}
     * Any thread may call it.
     */
    Iterable<ActorCell<?>> presentChildren() {
        Annex now = annexIfAny();
        Children all = now == null ? null : now.childrenIfAny();
        return all == null ? List.of() : all.inAnyOrder();
    }

    /** {@return the child of that name, which may just have ended} Any thread may call it. */
    Optional<ActorCell<?>> child(String childName) {
        Annex now = annexIfAny();
        Children all = now == null ? null : now.childrenIfAny();
        return all == null ? Optional.empty() : all.get(childName);
    }

    @Override
    public List<ActorRef<?>> children() {
        Annex now = annexIfAny();
        Children all = now == null ? null : now.childrenIfAny();
        return all == null ? List.of() : List.copyOf(all.inOrderOfStart());
    }

    @Override
    public Optional<Duration> timeLeft() {
        requireOwnThread("look at the time that is left");
        return Optional.ofNullable(Ask.handledNow())
                .map(Ask::timeLeft)
                .filter(left -> !left.equals(Ask.WITHOUT_END));
    }

    @Override
    public void watch(ActorRef<?> other) {
        beginWatch(other, null);
    }

    @Override
    public void watchWith(ActorRef<?> other, M message) {
        requireNonNull(message, "message");
        beginWatch(other, _ -> message);
    }

    @Override
    public void watchWith(
            ActorRef<?> other, Function<? super Signal.Terminated, ? extends M> message) {
        beginWatch(other, requireNonNull(message, "message"));
    }

    private void beginWatch(
            ActorRef<?> other, @Nullable Function<? super Signal.Terminated, ? extends M> message) {
        ActorCell<?> watched = requireOther(other, "watch");
        desk().watches().begin(new Watch<>(self(), watched, message));
        system.listener().watched(self(), watched);
    }

    @Override
    public void unwatch(ActorRef<?> other) {
        ActorCell<?> watched = cell(other);
        requireOwnThread("unwatch");
        desk().watches().end(watched);
        system.listener().unwatched(self(), watched);
    }

    @Override
    public void link(ActorRef<?> other) {
        Bond.tie(self(), requireOther(other, "link"));
    }

    @Override
    public void unlink(ActorRef<?> other) {
        ActorCell<?> linked = cell(other);
        requireOwnThread("unlink");
        Bond.untie(self(), linked);
    }

    @Override
    public TimerScheduler<M> timers() {
        requireOwnThread("use its timers");
        return desk().timers(self());
    }

    @Override
    public void receiveTimeout(Duration after, M message) {
        SystemOptions.requirePositive(after, "after");
        requireNonNull(message, "message");
        requireGoingOn("set a receive time-out");
        var timeout = new ReceiveTimeout<>(self(), after, message);
        desk().receiveTimeout(timeout);
        timeout.start();
        system.listener().receiveTimeoutSet(self(), after, message);
    }

    @Override
    public void cancelReceiveTimeout() {
        requireOwnThread("cancel its receive time-out");
        desk().receiveTimeout(null);
    }

    @Override
    public <T> Timer scheduleOnce(Duration delay, Recipient<? super T> to, T message) {
        requireNonNull(to, "to");
        requireNonNull(message, "message");
        Timer timer = system.timers().once(requireNonNull(delay, "delay"), () -> to.tell(message));
        system.listener().scheduled(self(), delay, to, message);
        return timer;
    }

    @Override
    public StashBuffer<M> stash(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException(
                    "A stash of %s cannot hold %d messages; give it room for at least 1"
                            .formatted(self().path(), capacity));
        }
        requireGoingOn("make a stash");
        var stash = new OwnStash<>(self(), capacity);
        desk().add(stash);
        return stash;
    }

    @Override
    public <T> MessageAdapter<T> messageAdapter(Function<? super T, ? extends M> adapter) {
        return new OwnAdapter<>(self(), requireNonNull(adapter, "adapter"), null);
    }

    @Override
    public <T> MessageAdapter<T> messageAdapter(
            Function<? super T, ? extends M> adapter,
            Function<? super Throwable, ? extends M> onFailure) {
        requireNonNull(adapter, "adapter");
        return new OwnAdapter<>(self(), adapter, requireNonNull(onFailure, "onFailure"));
    }

    @Override
    public <T> void pipeToSelf(
            Result<T> result, Function<? super Outcome<T>, ? extends M> toMessage) {
        requireNonNull(toMessage, "toMessage");
        requireNonNull(result, "result")
                .onComplete(outcome -> self().notice(new Piped<>(self(), outcome, toMessage)));
    }

    @Override
    public <T> void pipeToSelf(
            CompletionStage<T> stage, Function<? super Outcome<T>, ? extends M> toMessage) {
        var promise = new Promise<T>();
        pipeToSelf(promise.result(), toMessage);
        requireNonNull(stage, "stage")
                .whenComplete((value, failure) -> {
                    if (failure == null) {
                        promise.complete(value);
                    } else {
                        promise.completeExceptionally(unwrapped(failure));
                    }
                });
    }

    private static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }

    @Override
    public void unhandled(M message) {
        requireNonNull(message, "message");
        requireOwnThread("say that it does not handle a message");
        var why =
                new UnhandledMessageException(
                        "%s does not handle %s in its present state"
                                .formatted(self().path(), Texts.brief(message)));
        discard(letterOf(message), DeadLetter.Reason.UNHANDLED, why);
    }

    private ActorCell<?> requireOther(ActorRef<?> other, String what) {
        ActorCell<?> cell = cell(other);
        requireGoingOn(what);
        if (cell == self()) {
            throw new IllegalArgumentException(
                    "%s cannot %s itself; name another actor".formatted(self().path(), what));
        }
        return cell;
    }

    private static ActorCell<?> cell(ActorRef<?> ref) {
        return (ActorCell<?>) requireNonNull(ref, "other");
    }

    /** What the thread that runs the actor keeps for it, no other thread may touch. */
    final void requireOwnThread(String what) {
        if (ActorCell.current() != self() && instance() != null) {
            throw new IllegalStateException(
                    "Only %s itself may %s by its context, on the thread that runs it; send it a message"
                            .formatted(self().path(), what));
        }
    }

    final void requireGoingOn(String what) {
        requireOwnThread(what);
        if (phase().isLast()) {
            throw new IllegalStateException(
                    "%s is ending and can %s no more".formatted(self().path(), what));
        }
    }
}
