package dev.treadle.actor;

import static java.util.Objects.requireNonNull;

import dev.treadle.actor.spi.ActorListener;
import dev.treadle.actor.spi.ListenedExecution;
import dev.treadle.exchange.Exchange;
import dev.treadle.exchange.Exchanges;
import dev.treadle.scheduler.Dispatcher;
import dev.treadle.scheduler.Execution;
import dev.treadle.scheduler.Timers;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** A system whose actors all live in this JVM. */
final class LocalActorSystem implements ActorSystem {

    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(10);

    private final String name;
    private final SystemOptions options;
    private final Execution execution;
    private final Dispatcher dispatcher;
    private final ActorListener listener;
    private final Map<Class<?>, ActorType> types = new ConcurrentHashMap<>();
    private final Figures figures = new Figures();
    private final OpenAsks openAsks = new OpenAsks();
    private final WaitGraph waitGraph;
    private final DeadLetters deadLetters;
    private final Exchanges exchanges;
    private final ActorCell<Object> root;
    private final Closing closing;
    private final Registry registry;
    private final CoordinatedShutdown shutdown = new CoordinatedShutdown(this);
    private final @Nullable Luggage luggage;
    private final @Nullable ActorLocals actorLocals;
    private volatile @Nullable Probe probe;

    @SuppressWarnings("this-escape") // final class; the root actor comes last
    LocalActorSystem(String name, SystemOptions options) {
        this.name = name;
        this.options = options;
        execution =
                options.execution().orElseGet(() -> Execution.start(name, options.dispatcher()));
        dispatcher = execution.dispatcher();
        listener =
                execution instanceof ListenedExecution listened
                        ? listened.listener()
                        : ActorListener.NONE;
        luggage = Luggage.of(options.scopedValues());
        actorLocals = ActorLocals.of(options.actorLocals());
        waitGraph = new WaitGraph(this, options.deadlockGrace());
        deadLetters = new DeadLetters(Undeliverable.deadLetterExchange());
        exchanges = new Exchanges(new Undeliverable(deadLetters));
        root = new ActorCell<>(this, null, 0, name, Guardian::new, ActorOptions.defaults());
        closing = new Closing(this, root);
        registry = new Registry(root);
        probe = SimulatedProbe.of(this);
        start(root);
    }

    private static void start(ActorCell<Object> root) {
        root.annex().children();
        try {
            root.start(Spawning.create(root, root.factory));
        } catch (Exception e) {
            throw new SpawnException(root.path() + " could not be made", e);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public <M> ActorRef<M> spawn(String actor, ActorFactory<M> factory) {
        return spawn(actor, factory, ActorOptions.defaults());
    }

    @Override
    public <M> ActorRef<M> spawn(String actor, ActorFactory<M> factory, ActorOptions actorOptions) {
        return Births.spawn(root, Births.requireLegal(actor), factory, actorOptions);
    }

    @Override
    public <M> ActorRef<M> spawn(ActorFactory<M> factory) {
        return Births.spawn(root, factory);
    }

    @Override
    public <M> Exchange<M> exchange(String exchange, Class<M> type) {
        Exchange<M> found = exchanges.exchange(exchange, type);
        Probe now = probe;
        if (now != null) {
            now.seen(found);
        }
        return found;
    }

    @Override
    public List<Exchange<?>> exchanges(String pattern) {
        return exchanges.matching(pattern);
    }

    @Override
    public Exchange<DeadLetter> deadLetters() {
        return deadLetters.exchange();
    }

    @Override
    public Timers timers() {
        return execution.timers();
    }

    @Override
    public RandomGenerator random() {
        return execution.random();
    }

    @Override
    public void undeliverable(Object message, String recipient) {
        deadLetters.publish(
                requireNonNull(message, "message"),
                requireNonNull(recipient, "recipient"),
                DeadLetters.running(),
                DeadLetter.Reason.UNROUTED,
                null);
    }

    @Override
    public Registry registry() {
        return registry;
    }

    @Override
    public CoordinatedShutdown coordinatedShutdown() {
        return shutdown;
    }

    @Override
    public boolean awaitQuiet(Duration atMost) {
        return closing.awaitQuiet(requireNonNull(atMost, "atMost"));
    }

    @Override
    public void close() {
        close(CLOSE_WITHIN);
    }

    @Override
    public CloseReport close(Duration deadline) {
        return closing.close(deadline);
    }

    /** {@return who measures what the actors do; null while nobody wants to know} */
    @Nullable Probe probe() {
        return probe;
    }

    /** {@return who is told what actors do, in a test} */
    ActorListener listener() {
        return listener;
    }

    /** {@return what travels with each message; null where nothing does} */
    @Nullable Luggage luggage() {
        return luggage;
    }

    /** {@return what each actor keeps in thread-locals; null where nothing is registered} */
    @Nullable ActorLocals actorLocals() {
        return actorLocals;
    }

    /** Begins to measure, if nobody does yet. */
    synchronized Probe measure() {
        Probe now = probe;
        if (now == null) {
            now = new Probe(this);
            probe = now;
        }
        return now;
    }

    /** {@return who measures, for a letter that was sent when somebody did} */
    Probe requireProbe() {
        return requireNonNull(probe, "probe");
    }

    void spawned(ActorCell<?> cell) {
        Events.spawned(cell);
        Probe now = probe;
        if (now != null) {
            now.seen(cell);
        }
    }

    /** {@return what is known of a type of actor} */
    ActorType typeOf(Class<?> type) {
        ActorType known = types.get(type);
        return known != null ? known : types.computeIfAbsent(type, ActorType::new);
    }

    /** Called by an actor that is about to rest. */
    void releasing() {
        closing.releasing();
    }

    /** Called by an actor that rests. */
    void released() {
        closing.released();
    }

    SystemOptions options() {
        return options;
    }

    Execution execution() {
        return execution;
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    Figures figures() {
        return figures;
    }

    OpenAsks openAsks() {
        return openAsks;
    }

    WaitGraph waitGraph() {
        return waitGraph;
    }

    DeadLetters letters() {
        return deadLetters;
    }

    Exchanges exchanges() {
        return exchanges;
    }

    ActorCell<Object> root() {
        return root;
    }

    @Override
    public String toString() {
        return name;
    }
}
