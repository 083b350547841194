package dev.treadle.pipeline;

/** A stage failed on an item; the cause is what it threw. */
public final class StageException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String stage;
    private final transient Object item;

    StageException(String stage, Object item, Throwable cause) {
        super("The stage %s failed on %s: %s".formatted(stage, item, cause), cause);
        this.stage = stage;
        this.item = item;
    }

    /** {@return the name of the stage, or {@code source} or {@code sink}} */
    public String stage() {
        return stage;
    }

    /** {@return the item as it came from the source} */
    public Object item() {
        return item;
    }
}
