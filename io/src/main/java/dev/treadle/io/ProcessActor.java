package dev.treadle.io;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorOptions;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.Signal;
import dev.treadle.actor.Supervision;
import dev.treadle.mailbox.MailboxOptions;

import java.util.List;

/**
 * The life of a child process: its child writes the process's input; when it ends, and with it the
 * system, the process does too. It ends by itself when the process has.
 */
final class ProcessActor extends Actor<Object> {

    static final ActorOptions OPTIONS = ActorOptions.defaults().supervision(Supervision.stop());

    private final Chain chain;
    private final Command command;
    private final Ending ending;
    private final ActorRef<Outbound.Chunk> input;

    ProcessActor(Chain chain, Command command, Ending ending) {
        this.chain = chain;
        this.command = command;
        this.ending = ending;
        input =
                context()
                        .spawn(
                                "in",
                                () -> new ProcessInput(chain.first()),
                                ActorOptions.defaults()
                                        .mailbox(MailboxOptions.bounded(command.buffer()))
                                        .supervision(Supervision.stop()));
    }

    ActorRef<Outbound.Chunk> input() {
        return input;
    }

    @Override
    protected void receive(Object message) {
        throw new IllegalStateException("Nobody sends to the life of a process");
    }

    @Override
    protected void onSignal(Signal signal) {
        if (signal instanceof Signal.PostStop && chain.isAlive()) {
            ending.because("its actor ended");
            end();
        }
    }

    private void end() {
        try {
            Chain.end(List.of(chain), command.grace().toMillis());
            chain.awaitExit();
        } catch (InterruptedException e) { // killed: then so is the process
            chain.kill();
        }
    }
}
