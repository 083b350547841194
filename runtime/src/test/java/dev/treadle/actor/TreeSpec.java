package dev.treadle.actor;

import dev.treadle.actor.Supervision.Scope;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What one actor of a random tree is to be, and its children.
 *
 * @param looping whether it receives its messages itself
 * @param supervision what becomes of it when it fails
 */
record TreeSpec(String name, boolean looping, Supervision supervision, List<TreeSpec> children) {

    static final int DEPTH = 5;
    private static final Duration EVER = Duration.ofDays(1);

    /** {@return a tree of some hundred actors, the same for the same seed} */
    static TreeSpec random(Random random) {
        Supervision lasting =
                Supervision.restart()
                        .atMost(1_000_000, EVER)
                        .on(ArithmeticException.class, Supervision.resume());
        return new TreeSpec("tree", false, lasting, children(random, 1, "n"));
    }

    private static List<TreeSpec> children(Random random, int level, String prefix) {
        List<TreeSpec> made = new ArrayList<>();
        int count = level == DEPTH ? 0 : 2 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            String name = prefix + i;
            made.add(
                    new TreeSpec(
                            name,
                            random.nextInt(5) == 0,
                            supervision(random),
                            children(random, level + 1, name)));
        }
        return made;
    }

    private static Supervision supervision(Random random) {
        return rule(random).on(ArithmeticException.class, rule(random));
    }

    private static Supervision rule(Random random) {
        int dice = random.nextInt(10);
        if (dice < 2) {
            return Supervision.escalate();
        } else if (dice < 4) {
            return scoped(Supervision.stop(), random);
        } else if (dice < 6) {
            return limited(retried(Supervision.resume(), random), random);
        }
        Supervision restart = limited(scoped(Supervision.restart(), random), random);
        if (restart.manner().scope() == Scope.ONE) {
            restart = retried(restart, random);
        }
        return random.nextInt(3) == 0 ? restart.keepingChildren() : restart;
    }

    private static Supervision scoped(Supervision rule, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> rule.allForOne();
            case 1 -> rule.restForOne();
            default -> rule;
        };
    }

    private static Supervision limited(Supervision rule, Random random) {
        int times = random.nextBoolean() ? random.nextInt(3) : 1_000_000;
        Supervision limited = rule.atMost(times, EVER);
        return random.nextBoolean() ? limited.thenEscalate() : limited;
    }

    private static Supervision retried(Supervision rule, Random random) {
        return random.nextInt(4) == 0 ? rule.retryingMessage(1 + random.nextInt(2)) : rule;
    }

    int size() {
        return 1 + children.stream().mapToInt(TreeSpec::size).sum();
    }
}
