package dev.treadle.actor;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;

/**
 * Things by their names, which they know themselves: some 8 bytes for each, where a map has a node
 * for each besides. Safe to use from any thread.
 */
final class NameTable<T extends NameTable.Named> {
    /*
     * An open table, probed one slot after the other (D. E. Knuth, "The Art of Computer Programming",
     * volume 3, section 6.4, algorithm L). Beside each slot stands a byte of its name's hash, so that
     * a search looks at those bytes, which lie together, and hardly ever at something that is not the
     * one it looks for.
     *
     *   tag:  FREE -> hash       enter
     *         hash -> REMOVED    remove
     *         REMOVED -> hash    enter, which takes the first such slot on its way
     *
     * Writers have the lock, readers none. Within one table a slot is never free again, and nothing
     * moves. So who searches up to the first free slot, and did not find a name that was there when it
     * began, has passed its slot after the name was removed: there was a moment at which it was not
     * there. When the slots run out, what is there goes to a new table; who still reads the old one
     * sees what was true when it was given up, after the reader began.
     *
     * - table: written under the lock, as a volatile, when all that moved is in it.
     * - slot: setRelease, read getAcquire: what it holds may be replaced by another of that name.
     * - tag: setRelease after the slot, read getAcquire before it. A slot whose tag was another one's
     *   a moment ago is told by the name of what is in it.
     * - size: written under the lock, as a volatile; entered is the lock's alone, but for a hint.
     *
     * The slots are in pieces: one long array would be an object that has a region of the heap, or
     * several, to itself, and leaves the rest of the last one empty.
     */

    /** What has a name, always the same. */
    interface Named {

        /** {@return the name} */
        String name();

        /** {@return the {@link NumberName#hash(String) hash} of the name} */
        default int nameHash() {
            return NumberName.hash(name());
        }
    }

    private static final byte FREE = 0;
    private static final byte REMOVED = 1;
    private static final int SMALLEST = 8;
    private static final int PIECE_BITS = 14;
    private static final int PIECE = 1 << PIECE_BITS;
    private static final int SPREAD = 0x9E3779B9; // 2^32 divided by the golden ratio
    private static final VarHandle TAG = MethodHandles.arrayElementVarHandle(byte[].class);
    private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(Named[].class);

    /** The slots, a power of two, and their tags. */
    private static final class Table {

        final byte[] tags;
        final Named[][] pieces;

        Table(int size) {
            tags = new byte[size];
            pieces = new Named[Math.max(1, size >> PIECE_BITS)][Math.min(size, PIECE)];
        }

        /** {@return how many slots may be other than free} */
        int limit() {
            return tags.length / 8 * 7;
        }

        int first(int hash) {
            return hash >>> Integer.numberOfLeadingZeros(tags.length - 1);
        }

        int after(int index) {
            return (index + 1) & (tags.length - 1);
        }

        byte tag(int index) {
            return (byte) TAG.getAcquire(tags, index);
        }

        @Nullable Named slot(int index) {
            return (Named) SLOT.getAcquire(pieces[index >> PIECE_BITS], index & (PIECE - 1));
        }

        void slot(int index, @Nullable Named named) {
            SLOT.setRelease(pieces[index >> PIECE_BITS], index & (PIECE - 1), named);
        }

        void set(int index, byte tag, @Nullable Named named) {
            slot(index, named);
            TAG.setRelease(tags, index, tag);
        }

        /** {@return the first slot from there on that has a tag, -1 if a free one comes first} */
        private int next(byte wanted, int from) {
            int index = from;
            for (byte tag = tag(index); tag != wanted; tag = tag(index)) {
                if (tag == FREE) {
                    return -1;
                }
                index = after(index);
            }
            return index;
        }

        /** {@return where the name is, or -1} */
        int find(String name) {
            int hash = spread(NumberName.hash(name));
            byte tag = tagOf(hash);
            for (int i = next(tag, first(hash)); i >= 0; i = next(tag, after(i))) {
                Named named = slot(i);
                if (named != null && named.name().equals(name)) {
                    return i;
                }
            }
            return -1;
        }

        /** {@return where its name is, or -1} A name that is made up is not made for that. */
        @SuppressWarnings("ReferenceEquality")
        int find(Named wanted) {
            int hash = spread(wanted.nameHash());
            byte tag = tagOf(hash);
            for (int i = next(tag, first(hash)); i >= 0; i = next(tag, after(i))) {
                Named named = slot(i);
                if (named == wanted || (named != null && named.name().equals(wanted.name()))) {
                    return i;
                }
            }
            return -1;
        }

        /** {@return whether it took a slot that was free} The name is not there. */
        boolean add(Named named) {
            int hash = spread(named.nameHash());
            int index = first(hash);
            while (tags[index] != FREE && tags[index] != REMOVED) {
                index = after(index);
            }
            boolean free = tags[index] == FREE;
            set(index, tagOf(hash), named);
            return free;
        }
    }

    private volatile Table table = new Table(SMALLEST);
    private volatile int size;

    /** The slots that are not free. */
    private int entered;

    private static int spread(int hash) {
        return hash * SPREAD;
    }

    /** {@return the bits that do not say where it begins, unless the table is huge} */
    private static byte tagOf(int hash) {
        byte tag = (byte) hash;
        return tag == FREE || tag == REMOVED ? (byte) (tag + 2) : tag;
    }

    /** {@return what has that name, null if nothing has} */
    @SuppressWarnings("unchecked") // T only is entered
    @Nullable T get(String name) {
        Table now = table;
        int index = now.find(name);
        Named found = index < 0 ? null : now.slot(index);
        // It may have been removed since, and the slot taken by another.
        return found != null && found.name().equals(name) ? (T) found : null;
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** {@return whether one more would make the table grow, unless some go; a hint} */
    boolean isFull() {
        return entered >= table.limit();
    }

    /**
     * Enters something under its name.
     *
     * @param rule given what has that name already and what is new, says which of them stays; it is
     *     called under the lock
     * @return what has the name now
     */
    @SuppressWarnings("unchecked") // T only is entered
    synchronized T enter(T made, BinaryOperator<T> rule) {
        Table now = table;
        int index = now.find(made);
        if (index >= 0) {
            T stays = rule.apply((T) requireNonNull(now.slot(index)), made);
            now.slot(index, stays);
            return stays;
        }
        if (entered >= now.limit()) {
            now = renew(size + 1);
        }
        if (now.add(made)) {
            entered++;
        }
        size++;
        return made;
    }

    /** {@return whether it was there, itself and not only its name} */
    @SuppressWarnings("ReferenceEquality")
    synchronized boolean remove(T gone) {
        Table now = table;
        int index = now.find(gone);
        if (index < 0 || now.slot(index) != gone) {
            return false;
        }
        now.set(index, REMOVED, null);
        size--;
        if (size == 0 && now.tags.length > SMALLEST) {
            renew(0);
        }
        return true;
    }

    /** {@return what is there} What is entered or removed meanwhile may be among it or not. */
    @SuppressWarnings("unchecked") // T only is entered
    List<T> all() {
        Table now = table;
        List<T> all = new ArrayList<>(size);
        for (int i = 0; i < now.tags.length; i++) {
            Named named = now.tag(i) == FREE ? null : now.slot(i);
            if (named != null) {
                all.add((T) named);
            }
        }
        return all;
    }

    /** {@return a table without what was removed, at most half full with so many} */
    private Table renew(int expected) {
        int slots = Math.max(SMALLEST, Integer.highestOneBit(Math.max(1, expected * 2 - 1)) * 2);
        var renewed = new Table(slots);
        entered = 0;
        for (Named[] piece : table.pieces) {
            for (Named named : piece) {
                if (named != null) {
                    renewed.add(named);
                    entered++;
                }
            }
        }
        table = renewed;
        return renewed;
    }
}
