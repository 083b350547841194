package dev.treadle.actor;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** Somebody looks for a name, without a lock, while others come and go. */
public final class NameTableStress {

    private NameTableStress() {}

    private record Thing(String name) implements NameTable.Named {}

    /** {@return the name of what is found} */
    private static String find(NameTable<Thing> table, String name) {
        Thing found = table.get(name);
        return found == null ? "nothing" : found.name();
    }

    /** The last name that fits is entered, so that all of them move. */
    @JCStressTest
    @Outcome(id = "kept", expect = ACCEPTABLE, desc = "It was there all the time.")
    @Outcome(expect = FORBIDDEN, desc = "It was not found while it moved.")
    @State
    public static class Moving {

        private final NameTable<Thing> table = new NameTable<>();

        /** Makes a table that is full. */
        public Moving() {
            for (String name : new String[] {"a", "b", "c", "d", "e", "f", "kept"}) {
                enter(name);
            }
        }

        private void enter(String name) {
            table.enter(new Thing(name), (old, _) -> old);
        }

        @Actor
        public void enters() {
            enter("new");
        }

        @Actor
        public void looks(L_Result seen) {
            seen.r1 = find(table, "kept");
        }
    }

    /** A name goes, and one with the same hash takes its slot. */
    @JCStressTest
    @Outcome(id = "Aa", expect = ACCEPTABLE, desc = "It was there still.")
    @Outcome(id = "nothing", expect = ACCEPTABLE, desc = "It was gone.")
    @Outcome(expect = FORBIDDEN, desc = "What was found has another name.")
    @State
    public static class Replaced {

        private final NameTable<Thing> table = new NameTable<>();
        private final Thing old = new Thing("Aa");

        /** Makes a table with one name that goes, and one that keeps it from being empty then. */
        public Replaced() {
            table.enter(old, (there, _) -> there);
            table.enter(new Thing("stays"), (there, _) -> there);
        }

        @Actor
        public void replaces() {
            table.remove(old);
            table.enter(new Thing("BB"), (there, _) -> there);
        }

        @Actor
        public void looks(L_Result seen) {
            seen.r1 = find(table, "Aa");
        }
    }
}
