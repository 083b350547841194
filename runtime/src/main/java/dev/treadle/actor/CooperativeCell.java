package dev.treadle.actor;

import static java.util.Objects.requireNonNull;

import dev.treadle.actor.DeadLetter.Reason;
import dev.treadle.cooperative.Attempt;
import dev.treadle.cooperative.Event;
import dev.treadle.cooperative.GeneratorExit;
import dev.treadle.cooperative.Suspended;
import dev.treadle.cooperative.Task;
import dev.treadle.exchange.Subscription;
import dev.treadle.mailbox.MailboxFullException;
import dev.treadle.mailbox.MailboxOptions;
import dev.treadle.mailbox.Overflow;
import dev.treadle.mailbox.SendInterruptedException;
import dev.treadle.mailbox.spi.BlockedSenders;
import dev.treadle.mailbox.spi.MessageQueue;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** A cooperative actor: its mailbox, and the task that receives from it. */
final class CooperativeCell<M> implements CooperativeRef<M>, CooperativeContext<M> {
    /*
     * No wake-up is lost: the actor says that it waits (a volatile write), then looks into the
     * mailbox; who sends puts the message there, then looks whether the actor waits. One of the two
     * sees the other, by the promise of MessageQueue. The same holds for closed and stopped, and for
     * terminated: who sends looks at that once more when the message is in the mailbox, and takes out
     * what nobody will receive any more.
     */
    private final ActorScheduler scheduler;
    private final String name;
    private final CooperativeLoop<M> body;
    private final Overflow overflow;
    private final MessageQueue<M> mailbox;
    private final BlockedSenders blocked = new BlockedSenders();
    private final Terminations terminations = new Terminations();
    private final Attempt<M> takeNext = this::takeNext;
    private final Runnable waitsNoMore = this::waitsNoMore;
    private final Event<M> nextMessage = this::awaitMessage;

    private volatile @Nullable Suspended<M> waiting;
    private volatile boolean closed;
    private volatile boolean stopped;
    private volatile boolean terminated;

    // The actor's own, written in its turns.
    private @Nullable Task task;
    private @Nullable M current;

    CooperativeCell(
            ActorScheduler scheduler,
            String name,
            CooperativeLoop<M> body,
            MailboxOptions options) {
        this.scheduler = scheduler;
        this.name = name;
        this.body = body;
        overflow = options.overflow();
        mailbox = MessageQueue.create(options, message -> lost(message, Reason.DROPPED));
    }

    // --- the actor

    void run(Task own) throws Exception {
        task = own;
        @Nullable Throwable failure = null;
        try {
            body.run(this);
        } catch (ActorExit exit) {
            // its ordinary end
        } catch (GeneratorExit closing) {
            throw closing;
        } catch (Throwable e) {
            failure = e;
            throw e;
        } finally {
            ended(failure);
        }
    }

    @Override
    public M receive() {
        current = null;
        try {
            M message = task().yield(nextMessage);
            current = message;
            return message;
        } catch (GeneratorExit closing) {
            throw new ActorExit(path());
        }
    }

    @Override
    public <T> T yield(Event<T> event) {
        return task().yield(event);
    }

    private Task task() {
        if (task == null) {
            throw new IllegalStateException(
                    "%s has not begun: only the actor itself receives".formatted(path()));
        }
        return task;
    }

    private void awaitMessage(Suspended<M> suspended) {
        suspended.attempt(takeNext);
        if (!suspended.isOver()) {
            suspended.unattended();
            waiting = suspended;
            suspended.whenOver(waitsNoMore);
            suspended.attempt(takeNext);
        }
    }

    private void waitsNoMore() {
        waiting = null;
    }

    private Optional<M> takeNext() {
        if (stopped || (closed && mailbox.isEmpty())) {
            throw new ActorExit(path());
        }
        M message = mailbox.poll();
        if (message != null && !blocked.isEmpty()) {
            blocked.wakeOne();
        }
        return Optional.ofNullable(message);
    }

    /** The body has ended, or will never begin. */
    void ended(@Nullable Throwable failure) {
        M unfinished = current;
        if (failure != null && unfinished != null) {
            scheduler.failed(unfinished, path(), failure);
        }
        closed = true;
        terminated = true;
        blocked.wakeAll();
        takeOutTheRest();
        scheduler.left(this);
        terminations.fire();
    }

    private synchronized void takeOutTheRest() {
        for (M message = mailbox.poll(); message != null; message = mailbox.poll()) {
            lost(message, Reason.STOPPED);
        }
    }

    // --- those who send

    @Override
    public void tell(M message) {
        requireNonNull(message, "message");
        if (closed) {
            lost(message, Reason.CLOSED);
        } else if (!add(message)) {
            overflow(message);
        }
    }

    /** Sends also where there is no room: news that nobody may wait with. */
    void tellWithoutWait(M message) {
        if (closed) {
            lost(message, Reason.CLOSED);
        } else if (!add(message)) {
            admitOverCapacity(message);
        }
    }

    @Override
    public boolean offer(M message) {
        return !closed && add(requireNonNull(message, "message"));
    }

    private boolean add(M message) {
        boolean added = mailbox.offer(message);
        if (added) {
            sent();
        }
        return added;
    }

    private void sent() {
        Suspended<M> now = waiting;
        if (now != null) {
            now.attempt(takeNext);
        } else if (terminated) {
            takeOutTheRest();
        }
    }

    private void overflow(M message) {
        switch (overflow) {
            case BLOCK -> {
                if (scheduler.hasTurn()) {
                    admitOverCapacity(message);
                } else {
                    awaitRoom(message);
                }
            }
            case FAIL -> {
                lost(message, Reason.MAILBOX_FULL);
                throw new MailboxFullException(
                        "The mailbox of %s is full, its capacity is %d; send less, or let senders wait"
                                .formatted(path(), mailbox.capacity()));
            }
            case DROP_NEWEST, DROP_OLDEST -> lost(message, Reason.DROPPED);
        }
    }

    private void admitOverCapacity(M message) {
        if (!mailbox.force(message)) {
            lost(message, Reason.CEILING);
            throw new MailboxFullException(
                    "The mailbox of %s holds %d messages, the ceiling; its senders must slow down"
                            .formatted(path(), mailbox.size()));
        }
        sent();
    }

    private void awaitRoom(M message) {
        try {
            boolean[] added = new boolean[1];
            blocked.awaitRoom(
                    () -> {
                        added[0] = !closed && add(message);
                        return added[0] || closed;
                    },
                    this);
            if (!added[0]) {
                lost(message, Reason.CLOSED);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            lost(message, Reason.INTERRUPTED);
            throw new SendInterruptedException(
                    "Interrupted while waiting for room in the mailbox of " + path(), e);
        }
    }

    private void lost(M message, Reason reason) {
        scheduler.lost(message, path(), reason);
    }

    // --- the handle

    @Override
    public String name() {
        return name;
    }

    @Override
    public String path() {
        return scheduler + "/" + name;
    }

    @Override
    public void close() {
        closed = true;
        blocked.wakeAll();
        sent();
    }

    @Override
    public void stop() {
        stopped = true;
        close();
    }

    @Override
    public boolean isTerminated() {
        return terminated;
    }

    @Override
    public Subscription whenTerminated(Runnable callback) {
        requireNonNull(callback, "callback");
        terminations.add(callback);
        return () -> terminations.remove(callback);
    }

    @Override
    public CooperativeRef<M> ref() {
        return this;
    }

    @Override
    public ActorScheduler scheduler() {
        return scheduler;
    }

    @Override
    public String toString() {
        return path();
    }
}
