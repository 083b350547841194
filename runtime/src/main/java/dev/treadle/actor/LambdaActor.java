package dev.treadle.actor;

/** An actor that is a lambda. */
final class LambdaActor<M> extends Actor<M> implements Described {

    private final Handler<? super M> handler;

    LambdaActor(Handler<? super M> handler) {
        this.handler = handler;
    }

    @Override
    protected void receive(M message) throws Exception {
        handler.receive(message);
    }

    @Override
    public Class<?> type() {
        return handler.getClass();
    }
}
