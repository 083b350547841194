package dev.treadle.samples.life;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ReplyTo;

import java.time.Duration;

// tag::cell
/** One cell. What it decides by takes a while, as a look into a database would. */
final class Cell extends Actor<Cell.Step> {

    /** Asks for the state in the next generation. */
    record Step(boolean alive, int neighbours, ReplyTo<Boolean> replyTo) {}

    private final int y;
    private final int x;
    private final Duration io;
    private final boolean broken;

    Cell(int y, int x, Duration io, boolean broken) {
        this.y = y;
        this.x = x;
        this.io = io;
        this.broken = broken;
    }

    @Override
    protected void receive(Step step) throws Exception {
        try {
            step.replyTo().tell(gameLogic(step.alive(), step.neighbours()));
        } catch (Exception e) {
            throw new CellException(y, x, e); // fails the ask at once, and says where
        }
    }

    private boolean gameLogic(boolean alive, int neighbours) throws Exception {
        Thread.sleep(io); // others go on meanwhile
        if (broken) {
            throw new IllegalStateException("the database is gone");
        }
        return neighbours == 3 || alive && neighbours == 2;
    }
}
// end::cell
