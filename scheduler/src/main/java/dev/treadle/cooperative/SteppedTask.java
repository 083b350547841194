package dev.treadle.cooperative;

import org.jspecify.annotations.Nullable;

/** A task that takes steps, on the thread that runs the scheduler. */
final class SteppedTask extends Cell {

    private final StepTask steps;
    private @Nullable Suspension<?> last;

    SteppedTask(String name, CooperativeScheduler scheduler, StepTask steps) {
        super(name, scheduler);
        this.steps = steps;
    }

    @Override
    @SuppressWarnings("CatchAndPrintStackTrace")
    void turn() {
        try {
            if (cancelled()) {
                steps.cancelled();
                end(null);
            } else {
                follow(nextStep());
            }
        } catch (Throwable e) {
            end(e);
        }
    }

    private Step nextStep() throws Exception {
        Suspension<?> over = last;
        if (over == null) {
            return steps.step();
        }
        last = null;
        return switch (over.failure()) {
            case null -> steps.step();
            case Exception e -> steps.failed(e);
            case Throwable e -> throw Failures.unchecked(this, e);
        };
    }

    private void follow(@Nullable Step step) {
        switch (step) {
            case Step.Plain.AGAIN -> scheduler().ready(this);
            case Step.Plain.DONE -> end(null);
            case Event<?> event -> last = await(event);
            case null ->
                    throw new IllegalStateException(
                            "A step of the task %s returned null: return AGAIN, DONE or an event"
                                    .formatted(name()));
        }
    }

    @Override
    public void yield() {
        throw yieldsByReturning();
    }

    @Override
    public <T> T yield(Event<T> event) {
        throw yieldsByReturning();
    }

    private IllegalStateException yieldsByReturning() {
        return new IllegalStateException(
                "The task %s takes steps: it yields by what its step returns".formatted(name()));
    }
}
