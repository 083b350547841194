package dev.treadle.actor;

import dev.treadle.mailbox.WorkQueue;

/**
 * Gives each job of a pool to the first worker that has time for it. While none has, it waits, and
 * its mailbox fills up: so a pool slows down who submits too much.
 */
final class PoolActor extends Actor<Job<?>> {

    private final WorkQueue<ActorRef<Job<?>>> idle = WorkQueue.unbounded();

    PoolActor(int size) {
        for (int i = 0; i < size; i++) {
            idle.tryPut(context().spawn(() -> new PoolWorker(idle)));
        }
    }

    @Override
    protected void receive(Job<?> job) throws InterruptedException {
        idle.take().tell(job);
    }

    /** Runs jobs, and says when it has run one. */
    private static final class PoolWorker extends Actor<Job<?>> {

        private final WorkQueue<ActorRef<Job<?>>> idle;

        PoolWorker(WorkQueue<ActorRef<Job<?>>> idle) {
            this.idle = idle;
        }

        @Override
        protected void receive(Job<?> job) {
            job.run();
            idle.tryPut(self());
        }
    }
}
