package dev.treadle.actor;

/**
 * The factory of an actor that has options of its own: most have none, and need no field for them.
 */
record Tailored<M>(ActorFactory<M> factory, ActorOptions options) implements ActorFactory<M> {

    /** {@return the factory, and with it the options if they are not what every actor has} */
    static <M> ActorFactory<M> of(ActorFactory<M> factory, ActorOptions options) {
        return options.equals(ActorOptions.defaults()) ? factory : new Tailored<>(factory, options);
    }

    /** {@return the options that came with a factory} */
    static ActorOptions options(ActorFactory<?> factory) {
        return factory instanceof Tailored<?>(_, var options) ? options : ActorOptions.defaults();
    }

    @Override
    public Actor<M> create() throws Exception {
        return factory.create();
    }
}
