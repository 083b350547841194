package dev.treadle.actor;

import java.util.HashMap;
import java.util.Map;

/**
 * The living actors and their mailboxes, by type, as of one moment: counted when somebody asks, so
 * that it costs nothing when nobody does.
 */
record Census(long takenAt, Map<String, Row> rows) {

    private static final Row NONE = new Row(0, 0, 0);

    /**
     * One type of actor.
     *
     * @param actors how many live
     * @param messages how many messages all their mailboxes hold
     * @param deepest how many messages the fullest of them holds
     */
    record Row(long actors, long messages, long deepest) {

        Row and(int depth) {
            return new Row(actors + 1, messages + depth, Math.max(deepest, depth));
        }
    }

    static Census take(LocalActorSystem system) {
        Map<String, Row> rows = new HashMap<>();
        system.root().presentChildren().forEach(each -> count(each, rows));
        return new Census(system.timers().nanoTime(), rows);
    }

    private static void count(ActorCell<?> cell, Map<String, Row> rows) {
        if (cell.isTerminated()) {
            return;
        }
        rows.merge(
                Texts.typeName(cell.type()),
                NONE.and(cell.mailbox().size()),
                (row, _) -> row.and(cell.mailbox().size()));
        cell.presentChildren().forEach(child -> count(child, rows));
    }

    Row row(String type) {
        return rows.getOrDefault(type, NONE);
    }
}
