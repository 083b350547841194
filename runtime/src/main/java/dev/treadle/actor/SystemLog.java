package dev.treadle.actor;

/** Where it is said what happened in a system. Not looked for before there is something to say. */
final class SystemLog {

    static final System.Logger LOG = System.getLogger(ActorSystem.class.getName());

    private SystemLog() {}
}
