package dev.treadle.samples.bank;

import dev.treadle.actor.ActorRef;
import dev.treadle.scheduler.Result;
import dev.treadle.scheduler.ResultException;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Asks all accounts for their balance at the same time, and those that crash over it again. */
final class Balances {

    private Balances() {}

    /** {@return the cents in each account; of one that has stopped for good nothing is known} */
    static Map<String, Long> of(Map<String, ActorRef<Account.Request>> accounts) {
        var balances = new HashMap<String, Long>();
        var silent = new HashMap<>(accounts);
        while (!silent.isEmpty()) {
            var asked = new HashMap<String, Result<Long>>();
            silent.forEach((name, account) -> asked.put(name, account.ask(Account.Balance::new)));
            asked.forEach(
                    (name, result) -> answer(result).ifPresent(cents -> balances.put(name, cents)));
            silent.keySet().removeAll(balances.keySet());
            silent.values().removeIf(ActorRef::isTerminated);
        }
        return balances;
    }

    private static Optional<Long> answer(Result<Long> asked) {
        try {
            return Optional.of(asked.await());
        } catch (ResultException crashed) {
            return Optional.empty();
        }
    }
}
