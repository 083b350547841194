package dev.treadle.actor;

/** A looping actor that is a lambda. */
final class LambdaLoopingActor<M> extends LoopingActor<M> implements Described {

    private final Loop<M> body;

    LambdaLoopingActor(Loop<M> body) {
        this.body = body;
    }

    @Override
    protected void run() throws Exception {
        body.run(this);
    }

    @Override
    public Class<?> type() {
        return body.getClass();
    }
}
