package dev.treadle.samples.bank;

import dev.treadle.actor.ActorContext;
import dev.treadle.actor.ActorOptions;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.Supervision;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/**
 * The accounts of the bank, each opened when it is first named, as a child of the actor whose
 * context is given. Not thread-safe: it belongs to that actor.
 */
final class Accounts {

    /** Crashes are part of the play here, so the usual limit of ten in ten seconds would end it. */
    private static final Supervision RESTART_ALWAYS =
            Supervision.restart().atMost(Integer.MAX_VALUE, Duration.ofSeconds(1));

    /**
     * What is agreed for all accounts.
     *
     * @param opening the cents in an account when it is opened
     * @param chaos the probability that an account crashes, for each message
     * @param seed of the randomness of the crashes
     * @param crashes counts the crashes
     */
    record Terms(long opening, double chaos, long seed, LongAdder crashes) {

        Chaos chaosFor(String account) {
            return new Chaos(chaos, new SplittableRandom(seed + account.hashCode()), crashes);
        }
    }

    private final ActorContext<?> owner;
    private final ActorRef<Ledger.Request> ledger;
    private final Terms terms;
    private final Map<String, Line> lines = new HashMap<>();

    Accounts(ActorContext<?> owner, ActorRef<Ledger.Request> ledger, Terms terms) {
        this.owner = owner;
        this.ledger = ledger;
        this.terms = terms;
    }

    /** {@return the line in front of the account of that name, which is opened if it is new} */
    Line line(String name) {
        var line = lines.get(name);
        return line != null ? line : open(name);
    }

    private Line open(String name) {
        var chaos = terms.chaosFor(name);
        var options = ActorOptions.defaults().supervision(RESTART_ALWAYS);
        ledger.tell(new Ledger.Open(name, terms.opening()));
        ActorRef<Account.Request> account =
                owner.spawn(name, Account.opened(name, terms.opening(), ledger, chaos), options);
        var line = new Line(account);
        lines.put(name, line);
        return line;
    }

    Map<String, ActorRef<Account.Request>> all() {
        return lines.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, line -> line.getValue().account()));
    }
}
