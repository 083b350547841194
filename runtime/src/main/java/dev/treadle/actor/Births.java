package dev.treadle.actor;

import static java.util.Objects.requireNonNull;

import dev.treadle.actor.spi.ActorListener;

import org.jspecify.annotations.Nullable;

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

    /** Starts a child whose name is made up. */
    static <C> ActorRef<C> spawn(ActorCell<?> parent, ActorFactory<C> factory) {
        return spawn(parent, null, factory, ActorOptions.defaults());
    }

    static <C> ActorRef<C> spawn(
            ActorCell<?> parent,
            @Nullable String name,
            ActorFactory<C> factory,
            ActorOptions options) {
        requireNonNull(factory, "factory");
        requireNonNull(options, "options");
        Children siblings = parent.annex().children();
        ActorCell<C> cell = cell(parent, name, factory, options);
        while (!siblings.add(cell)) {
            if (name == null) { // a user has given this one; the next is free
                cell = cell(parent, null, factory, options);
                continue;
            }
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
        cell.start(instance(cell));
        cell.system.spawned(cell);
        cell.system.listener().spawned(parent, cell);
        return cell;
    }

    private static <C> ActorCell<C> cell(
            ActorCell<?> parent,
            @Nullable String name,
            ActorFactory<C> factory,
            ActorOptions options) {
        LocalActorSystem system = parent.system;
        ActorListener listener = system.listener();
        long number = parent.annex().children().nextNumber();
        ActorFactory<C> maker =
                listener.equals(ActorListener.NONE) // it need not know the name
                        ? factory
                        : listener.factory(
                                parent, name == null ? NumberName.of(number) : name, factory);
        return new ActorCell<>(system, parent, number, name, maker, options);
    }

    private static <C> Actor<C> instance(ActorCell<C> cell) {
        try {
            return Spawning.create(cell, cell.factory);
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
