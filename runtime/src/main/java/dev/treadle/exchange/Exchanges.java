package dev.treadle.exchange;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The exchanges of one actor system, by name. Applications reach it through their system.
 *
 * <p>An exchange stays until all of them are closed. Safe for use by any thread.
 */
public final class Exchanges implements AutoCloseable {

    private final ConcurrentHashMap<String, NamedExchange<?>> byName = new ConcurrentHashMap<>();
    private final Reporter reporter;

    /** Guarded by this. */
    private boolean closed;

    /**
     * Makes an empty registry.
     *
     * @param listener told of each message that could not be delivered, on the publisher's thread;
     *     what it throws is logged. It may itself publish to an exchange: what cannot be delivered
     *     in there is counted, but not reported again
     */
    public Exchanges(Consumer<? super Undelivered> listener) {
        this(listener, System.getLogger(Exchange.class.getPackageName()));
    }

    Exchanges(Consumer<? super Undelivered> listener, System.Logger logger) {
        this.reporter = new Reporter(requireNonNull(listener, "listener"), logger);
    }

    /**
     * {@return the exchange of that name, made by the first call}
     *
     * @param name words with dots between them, without wildcards or blanks, of at most 255
     *     characters
     * @param type the class of its messages; for messages of a generic type, the class without
     *     parameters
     * @param <M> the type of message
     * @throws IllegalNameException if that is not a name
     * @throws WrongTypeException if there is an exchange of that name with another class, or if the
     *     class is that of a primitive type, which no message is of
     * @throws ExchangeClosedException if there is none of that name, and this is closed
     */
    @SuppressWarnings("unchecked") // its class is what was asked for
    public <M> Exchange<M> exchange(String name, Class<M> type) {
        requireNonNull(name, "name");
        requireNonNull(type, "type");
        NamedExchange<?> known = byName.get(name);
        NamedExchange<?> exchange = known != null ? known : findOrMake(name, type);
        if (exchange.type() != type) {
            throw new WrongTypeException(
                    "The %s takes messages of class %s: ask for it with that class, not with %s"
                            .formatted(exchange, exchange.type().getName(), type.getName()));
        }
        return (Exchange<M>) exchange;
    }

    private synchronized NamedExchange<?> findOrMake(String name, Class<?> type) {
        if (type.isPrimitive()) {
            throw new WrongTypeException(
                    "The exchange \"%s\" cannot take messages of the primitive type %s: use its class"
                            .formatted(name, type.getName()));
        }
        if (closed && !byName.containsKey(name)) {
            throw new ExchangeClosedException(
                    "The exchange \"%s\" cannot be made: its system is closed".formatted(name));
        }
        return byName.computeIfAbsent(name, _ -> new NamedExchange<>(name, type, reporter));
    }

    /**
     * {@return the exchanges whose name a pattern matches, by name}
     *
     * @param namePattern words with dots between them: {@code *} stands for one word, {@code #} for
     *     any number of words, none included
     * @throws IllegalNameException if that is not a pattern
     */
    public List<Exchange<?>> matching(String namePattern) {
        Pattern pattern = Pattern.of(requireNonNull(namePattern, "namePattern"));
        return byName.values().stream()
                .filter(exchange -> pattern.matches(exchange.words()))
                .sorted(Comparator.comparing(Exchange::name))
                .<Exchange<?>>map(exchange -> exchange)
                .toList();
    }

    /**
     * Closes all exchanges: they let go of their subscribers, and report every message published
     * from now on. Calls after the first change nothing.
     */
    @Override
    public synchronized void close() {
        closed = true;
        byName.values().forEach(NamedExchange::close);
    }
}
