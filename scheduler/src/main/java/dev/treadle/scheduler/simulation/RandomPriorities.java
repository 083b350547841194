package dev.treadle.scheduler.simulation;

import java.util.ArrayDeque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Probabilistic concurrency testing: everyone has a random priority, and whoever has the highest
 * goes on. At a few steps, chosen in advance, whoever would go on falls behind all others. A bug
 * that needs a few steps in a certain order is found with a probability that has a lower bound,
 * where a random walk would hardly ever keep one back for long enough.
 *
 * <p>After Burckhardt, Kothari, Musuvathi and Nagarakatte, <i>A Randomized Scheduler with
 * Probabilistic Guarantees of Finding Bugs</i>, ASPLOS 2010. The length of the run, which theirs
 * has to know, is guessed: any power of two up to {@value #LONGEST} is as likely as the others.
 * After as many steps it walks at random: nobody may starve for ever.
 */
final class RandomPriorities implements Strategy {

    private static final int MOST_CHANGES = 4;
    private static final int SHORTEST_LOG = 3;
    private static final int LONGEST_LOG = 14;
    private static final int LONGEST = 1 << LONGEST_LOG;

    private final RandomGenerator random;

    /** Only looked up: its order, which is that of identities, is never seen. */
    private final IdentityHashMap<Object, Long> priorities = new IdentityHashMap<>();

    /** The steps at which somebody falls behind, the next one first. */
    private final ArrayDeque<Integer> changes = new ArrayDeque<>();

    private int steps;

    RandomPriorities(RandomGenerator random) {
        this.random = random;
        int length = 1 << random.nextInt(SHORTEST_LOG, LONGEST_LOG + 1);
        random.ints(1 + random.nextInt(MOST_CHANGES), 0, length).sorted().forEach(changes::add);
    }

    @Override
    public int choose(List<? extends Who> candidates, boolean interrupts) {
        if (++steps > LONGEST) {
            priorities.clear();
            return random.nextInt(candidates.size());
        }
        int chosen = highest(candidates);
        while (!changes.isEmpty() && changes.getFirst() < steps) {
            changes.removeFirst();
            priorities.put(candidates.get(chosen).who(), -(long) steps); // lower than all before
            chosen = highest(candidates);
        }
        return chosen;
    }

    private int highest(List<? extends Who> candidates) {
        int best = 0;
        for (int i = 1; i < candidates.size(); i++) {
            if (priority(candidates.get(i)) > priority(candidates.get(best))) {
                best = i;
            }
        }
        return best;
    }

    private long priority(Who candidate) {
        return priorities.computeIfAbsent(candidate.who(), _ -> random.nextLong(Integer.MAX_VALUE));
    }
}
