package dev.treadle.cooperative;

import dev.treadle.mailbox.Selectable;

/*
 * Why nothing is missed: the source is watched from before the second attempt until the wait is over.
 * By the contract of Selectable, what becomes ready is then seen by an attempt or calls the watcher.
 * A message behind one that is still being sent is seen by no attempt; the sender of that one calls
 * the watcher when it is done.
 */
/** The next thing from a queue. */
record FromSource<T>(Selectable source, Attempt<T> attempt) implements Event<T> {

    @Override
    public void onYield(Suspended<T> task) {
        task.attempt(attempt);
        if (task.isOver()) {
            return;
        }
        // the watcher may be called with the source's lock held, also by a task: so not at once
        CooperativeScheduler scheduler = task.task().scheduler();
        Runnable onReady = () -> scheduler.later(() -> task.attempt(attempt));
        source.watch(onReady);
        task.whenOver(() -> source.unwatch(onReady));
        task.attempt(attempt);
    }
}
