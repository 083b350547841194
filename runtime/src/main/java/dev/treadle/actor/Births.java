package dev.treadle.actor;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/** Brings actors to life. */
final class Births {

    private static final Pattern LEGAL = Pattern.compile("[\\p{L}\\p{N}\\-_.:+@~$]{1,200}");

    private Births() {}

    static String requireLegal(String name) {
        if (!LEGAL.matcher(requireNonNull(name, "name")).matches()) {
            throw new IllegalActorNameException(
                    ("An actor cannot be called %s; use 1 to 200 letters and digits of any script,"
                                    + " and -_.:+@~$")
                            .formatted(Texts.quoted(name)));
        }
        return name;
    }

    /** {@return a name that no child of the parent has; a user's own may look like it} */
    static String nameFor(ActorCell<?> parent) {
        Children siblings = parent.annex().children();
        String name = "$" + siblings.nextNumber();
        while (siblings.has(name)) {
            name = "$" + siblings.nextNumber();
        }
        return name;
    }

    static <C> ActorRef<C> spawn(
            ActorCell<?> parent, String name, ActorFactory<C> factory, ActorOptions options) {
        requireNonNull(factory, "factory");
        requireNonNull(options, "options");
        LocalActorSystem system = parent.system;
        ActorFactory<C> maker = system.listener().factory(parent, name, factory);
        Children siblings = parent.annex().children();
        var cell = new ActorCell<C>(system, parent, name, maker, options);
        if (!siblings.add(cell)) {
            throw new IllegalActorNameException(
                    "%s has a living child \"%s\" already; choose another name, or join it first"
                            .formatted(parent.path(), name));
        }
        if (siblings.sealed() || parent.phase().isLast()) {
            cell.abandon();
            throw new SpawnException(
                    "%s is ending, or has ended, and starts no \"%s\" any more"
                            .formatted(parent.path(), name),
                    null);
        }
        cell.start(instance(cell, maker));
        system.spawned(cell);
        system.listener().spawned(parent, cell);
        return cell;
    }

    private static <C> Actor<C> instance(ActorCell<C> cell, ActorFactory<C> factory) {
        try {
            return Spawning.create(cell, factory);
        } catch (Exception e) {
            cell.abandon();
            throw new SpawnException(
                    "%s could not be made: %s".formatted(cell.path(), Texts.brief(e)), e);
        } catch (Error e) {
            cell.abandon();
            throw e;
        }
    }
}
