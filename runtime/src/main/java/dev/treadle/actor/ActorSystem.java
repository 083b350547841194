package dev.treadle.actor;

import static java.util.Objects.requireNonNull;

import dev.treadle.exchange.Exchange;
import dev.treadle.scheduler.TimeAndChance;
import dev.treadle.scheduler.Timers;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A home for actors: what runs them, what they are called, and what becomes of what is lost.
 *
 * <p>Safe to use from any thread. Close it when done, best by try-with-resources: an open system
 * keeps the JVM alive, also when {@code main} has returned.
 */
public sealed interface ActorSystem extends TimeAndChance, AutoCloseable permits LocalActorSystem {

    /**
     * Starts a system with default options.
     *
     * @param name the first part of each actor's path: letters and digits of any script, and {@code
     *     -_.:+@~$}
     * @return the system, running
     * @throws IllegalActorNameException if the name is illegal
     */
    static ActorSystem create(String name) {
        return create(name, SystemOptions.defaults());
    }

    /**
     * Starts a system.
     *
     * @param name the first part of each actor's path: letters and digits of any script, and {@code
     *     -_.:+@~$}
     * @param options what it gives its actors, and how it uses the machine
     * @return the system, running
     * @throws IllegalActorNameException if the name is illegal
     */
    static ActorSystem create(String name, SystemOptions options) {
        return new LocalActorSystem(Births.requireLegal(name), requireNonNull(options, "options"));
    }

    /** {@return the system's name} */
    String name();

    /**
     * Starts an actor with default options. When this returns its instance has been made and it
     * handles messages.
     *
     * @param name a name that no other living actor spawned here has: letters and digits of any
     *     script, and {@code -_.:+@~$}
     * @param factory makes its instance, here and at each restart
     * @param <M> the type of message
     * @return where to send messages to the actor
     * @throws IllegalActorNameException if the name is illegal or taken
     * @throws SpawnException if its instance cannot be made, or the system is closed
     */
    <M> ActorRef<M> spawn(String name, ActorFactory<M> factory);

    /**
     * Starts an actor. When this returns its instance has been made and it handles messages.
     *
     * @param name a name that no other living actor spawned here has: letters and digits of any
     *     script, and {@code -_.:+@~$}
     * @param factory makes its instance, here and at each restart
     * @param options its mailbox and supervision
     * @param <M> the type of message
     * @return where to send messages to the actor
     * @throws IllegalActorNameException if the name is illegal or taken
     * @throws SpawnException if its instance cannot be made, or the system is closed
     */
    <M> ActorRef<M> spawn(String name, ActorFactory<M> factory, ActorOptions options);

    /**
     * Starts an actor with a generated name and default options.
     *
     * @param factory makes its instance, here and at each restart
     * @param <M> the type of message
     * @return where to send messages to the actor
     * @throws SpawnException if its instance cannot be made, or the system is closed
     */
    <M> ActorRef<M> spawn(ActorFactory<M> factory);

    /**
     * {@return the one exchange of a name, made when it is asked for first}
     *
     * @param name words with dots between them
     * @param type the class of its messages, the same each time
     * @param <M> the type of its messages
     * @throws dev.treadle.exchange.ExchangeException if the name is illegal, the exchange carries
     *     another class, or the system is closed
     */
    <M> Exchange<M> exchange(String name, Class<M> type);

    /**
     * {@return the exchanges whose names match a pattern, dead letters not among them}
     *
     * @param pattern words with dots between them, {@code *} for any one word, {@code #} for any
     *     number of words
     */
    List<Exchange<?>> exchanges(String pattern);

    /**
     * {@return where every message appears that was not handled} A subscriber should be quick: what
     * sends to nobody runs it. What it sends to nobody itself, while it runs there, is counted and
     * logged, but does not appear.
     */
    Exchange<DeadLetter> deadLetters();

    /** {@return the clock, and what is to happen by it} */
    @Override
    Timers timers();

    /** {@return random numbers, the same for the same seed where the execution has one} */
    @Override
    RandomGenerator random();

    /**
     * Makes a dead letter of a message that nobody could be given: counted, logged and published.
     * For who stands between senders and actors, as a router does.
     *
     * @param message the message
     * @param recipient whom it was for
     */
    void undeliverable(Object message, String recipient);

    /** {@return where its actors are found} */
    Registry registry();

    /** {@return what else is to be done when it is closed} */
    CoordinatedShutdown coordinatedShutdown();

    /**
     * Waits until no actor runs or has a message to handle. What a timer sends later is not waited
     * for. For tests above all; while others send it may never come.
     *
     * @param atMost the longest wait, in real time
     * @return whether it came
     * @throws IllegalStateException if an actor of the system calls it: it would wait for itself
     */
    boolean awaitQuiet(Duration atMost);

    /** Closes the system as {@link #close(Duration)} does, within 10 seconds. */
    @Override
    void close();

    /**
     * Closes the system: runs the tasks of its {@link CoordinatedShutdown} that come first, waits
     * until all messages are handled, then ends all actors, those that were started last first,
     * their children before them, then runs the other tasks. What is left at the deadline is
     * stopped, and killed if it does not end within a moment more. The report is logged and
     * returned.
     *
     * <p>A second call waits for the first and returns the same report.
     *
     * @param deadline how long to wait for messages to be handled and actors to end, zero or more;
     *     with zero, what is at work at this moment is stopped; tasks have deadlines of their own
     * @return how it went
     * @throws IllegalArgumentException if the deadline is negative
     * @throws IllegalStateException if an actor of the system calls it, or the factory of one: it
     *     would wait for itself
     */
    CloseReport close(Duration deadline);
}
