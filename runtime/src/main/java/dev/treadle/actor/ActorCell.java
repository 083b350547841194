package dev.treadle.actor;

import static java.util.Objects.requireNonNull;

import dev.treadle.exchange.Subscription;
import dev.treadle.mailbox.spi.Durations;
import dev.treadle.mailbox.spi.Parking;
import dev.treadle.mailbox.spi.Waiter;
import dev.treadle.scheduler.AwaitInterruptedException;
import dev.treadle.scheduler.Result;
import dev.treadle.scheduler.spi.Strand;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** An actor, from all sides: its reference, its context, and whom it waits for. */
final class ActorCell<M> extends CellContext<M> implements ActorRef<M>, NameTable.Named {

    private static final VarHandle ANNEX;

    static {
        try {
            var lookup = MethodHandles.lookup();
            ANNEX = lookup.findVarHandle(ActorCell.class, "annex", Annex.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final @Nullable ActorCell<?> parent;
    private final long number;

    /** Made up when it is first asked for, unless it was given: the same for all who make it up. */
    private @Nullable String name;

    private volatile @Nullable Annex annex;

    /**
     * Makes a cell without an instance.
     *
     * @param number which child of its parent it is
     * @param name null for {@link NumberName}
     */
    ActorCell(
            LocalActorSystem system,
            @Nullable ActorCell<?> parent,
            long number,
            @Nullable String name,
            ActorFactory<M> factory,
            ActorOptions options) {
        super(system, factory, options);
        this.parent = parent;
        this.number = number;
        this.name = name;
    }

    /** {@return the actor that runs on the current thread, if any} */
    static @Nullable ActorCell<?> current() {
        return Strand.currentActivation() instanceof ActorCell<?> cell ? cell : null;
    }

    // --- who it is

    @Override
    public String name() {
        String known = name;
        if (known == null) {
            known = NumberName.of(number);
            name = known;
        }
        return known;
    }

    @Override
    public int nameHash() {
        String known = name;
        return known == null ? NumberName.hash(number) : NumberName.hash(known);
    }

    @Override
    public String path() {
        return parent == null ? name() : parent.path() + "/" + name();
    }

    @Override
    public String toString() {
        return path();
    }

    long number() {
        return number;
    }

    @Nullable ActorCell<?> parent() {
        return parent;
    }

    @Override
    public ActorCell<M> self() {
        return this;
    }

    @Override
    @Nullable Annex annexIfAny() {
        return annex;
    }

    @Override
    Annex annex() {
        Annex now = annex;
        if (now == null) {
            ANNEX.compareAndSet(this, null, new Annex());
            now = requireNonNull(annex);
        }
        return now;
    }

    // --- what is sent to it

    @Override
    public void tell(M message) {
        Sending.send(this, requireNonNull(message, "message"));
    }

    @Override
    public boolean offer(M message) {
        return Sending.offer(this, requireNonNull(message, "message"));
    }

    @Override
    public <R> Result<R> ask(Function<ReplyTo<R>, ? extends M> question) {
        return Sending.ask(this, null, system.options().askTimeout(), question);
    }

    @Override
    public <R> Result<R> ask(Duration timeout, Function<ReplyTo<R>, ? extends M> question) {
        return Sending.ask(this, null, SystemOptions.requirePositive(timeout, "timeout"), question);
    }

    @Override
    public <R> Result<R> ask(Class<R> reply, Function<ReplyTo<R>, ? extends M> question) {
        return ask(reply, system.options().askTimeout(), question);
    }

    @Override
    public <R> Result<R> ask(
            Class<R> reply, Duration timeout, Function<ReplyTo<R>, ? extends M> question) {
        requireNonNull(reply, "reply");
        SystemOptions.requirePositive(timeout, "timeout");
        return Sending.ask(this, reply, timeout, question);
    }

    /** Asks for what may take for ever. */
    <R> Result<R> askWithoutEnd(Function<ReplyTo<R>, ? extends M> question) {
        return Sending.ask(this, null, Ask.WITHOUT_END, question);
    }

    @Override
    public Result<M> process(M message) {
        return Sending.process(this, requireNonNull(message, "message"), null);
    }

    @Override
    public Result<M> process(M message, ReplyTo<?> onBehalfOf) {
        requireNonNull(message, "message");
        requireNonNull(onBehalfOf, "onBehalfOf");
        return Sending.process(this, message, onBehalfOf instanceof Ask<?> ask ? ask : null);
    }

    @Override
    public int load() {
        boolean busy = !atRest() && thread() != null;
        return mailbox().size() + (busy ? 1 : 0);
    }

    @Override
    public void bequeath(Heir<M> heir) {
        annex().heir = requireNonNull(heir, "heir");
    }

    // --- how it ends

    @Override
    public void close() {
        end(CLOSED);
        wake();
    }

    @Override
    public void stop() {
        end(CLOSED | STOPPING);
        wake();
    }

    @Override
    public void kill() {
        end(CLOSED | STOPPING | KILLED);
        Interruption.of(this);
        wake();
    }

    private void end(int flags) {
        if (setUnlessTerminated(flags)) {
            Annex now = annex;
            if (now != null && now.sendersIfAny() != null) {
                now.senders().wakeAll();
            }
        }
    }

    @Override
    public void join() {
        join(Parking.FOREVER);
    }

    @Override
    public boolean join(Duration atMost) {
        return join(Durations.nanos(requireNonNull(atMost, "atMost")));
    }

    private boolean join(long nanos) {
        if (isTerminated()) {
            return true;
        }
        ActorCell<?> joining = current();
        for (ActorCell<?> each = joining; each != null; each = each.parent()) {
            if (each == this) {
                throw new IllegalStateException(
                        "%s cannot wait for the end of %s, which waits for its own"
                                .formatted(joining, path()));
            }
        }
        var waiter = new Waiter();
        try (var _ = whenTerminated(waiter::signal)) {
            if (joining != null && joining.system == system) {
                system.waitGraph().begins(new Wait.ForEnd(joining, this));
            }
            return waiter.await(this, nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AwaitInterruptedException("Interrupted while joining " + path(), e);
        } finally {
            if (joining != null) {
                joining.waitEnds();
            }
        }
    }

    @Override
    public boolean isTerminated() {
        return has(TERMINATED);
    }

    @Override
    public Subscription whenTerminated(Runnable callback) {
        requireNonNull(callback, "callback");
        var call = new Runnable() { // a callback may be registered twice
                    @Override
                    public void run() {
                        callback.run();
                    }
                };
        onTermination(call);
        return () -> forgetTermination(call);
    }

    /** Calls once when it has ended, at once if it has; the callback is equal to no other. */
    void onTermination(Runnable callback) {
        if (isTerminated()) {
            Terminations.call(callback);
            return;
        }
        Terminations terminations = annex().terminations();
        terminations.add(callback);
        if (isTerminated()) {
            terminations.fire();
        }
    }

    void forgetTermination(Runnable callback) {
        Annex now = annex;
        Terminations terminations = now == null ? null : now.terminationsIfAny();
        if (terminations != null) {
            terminations.remove(callback);
        }
    }

    @Override
    public Optional<ExitReason> exitReason() {
        return isTerminated() ? Optional.of(endReason()) : Optional.empty();
    }

    /** {@return why it has ended, which it has} */
    ExitReason endReason() {
        Annex now = annex;
        Throwable cause = now == null ? null : now.endedOf;
        if (cause != null) {
            return new ExitReason.Failed(cause);
        } else if (has(KILLED)) {
            return new ExitReason.Killed();
        } else {
            return has(STOPPING) ? new ExitReason.Stopped() : new ExitReason.Normal();
        }
    }

    /**
     * It has terminated. Who watches it is told before its parent can go on: when an actor has
     * ended so has all that its children had to tell.
     */
    void ended() {
        Events.ended(this);
        Annex now = annex;
        Terminations terminations = now == null ? null : now.terminationsIfAny();
        if (terminations != null) {
            terminations.fire();
        }
        if (parent != null) {
            parent.childEnded(this);
        }
    }

    /** Its parent has to see to it, at once if it failed, with others if it did not. */
    private void childEnded(ActorCell<?> child) {
        Annex its = child.annex;
        Throwable cause = its == null ? null : its.endedOf;
        if (its != null && cause != null) {
            notice(new ChildLost(child, cause, its.escalates));
        } else if (annex().children().ended(child)) {
            look();
        }
    }

    /** Has it see to something before its next message. */
    void notice(Notice notice) {
        annex().notices.add(new Noticed(notice, mailbox().lastNumber()));
        look();
    }

    private void look() {
        set(NOTICES);
        wake();
    }

    // --- whom it waits for

    @Nullable Wait waits() {
        Annex now = annex;
        return now == null ? null : now.waits;
    }

    void waits(@Nullable Wait wait) {
        annex().waits = wait;
    }

    @Override
    public void waitBegins(Object on) {
        waitBegins(on, () -> true);
    }

    @Override
    public void waitBegins(Object on, BooleanSupplier needed) {
        if (on instanceof Ask<?> ask && ask.held() && ask.target().system == system) {
            var wait = new Wait.ForReply(this, ask, needed);
            wait.besides(waits());
            system.waitGraph().begins(wait);
        }
    }

    @Override
    public void waitEnds() {
        Annex now = annex;
        if (now != null) {
            now.waits = null;
        }
    }

    @Override
    public void sawBlocked() {
        actorType().habit().sawBlocked();
        Events.handedOff(this);
    }

    @Override
    public void sawSlow(long nanos) {
        Events.slow(this, nanos);
    }
}
