package dev.treadle.docs;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ReplyTo;
import dev.treadle.actor.StashBuffer;
import dev.treadle.scheduler.Outcome;

import java.util.concurrent.CompletableFuture;

// tag::stash
/** Puts questions aside until its text has been loaded, which it does not wait for. */
final class Reader extends Actor<Reader.Message> {

    sealed interface Message {}

    record Ask(ReplyTo<String> replyTo) implements Message {}

    private record Loaded(String text) implements Message {}

    private record Lost(Throwable cause) implements Message {}

    private final StashBuffer<Message> early = context().stash(100);
    private String text = "";

    Reader(CompletableFuture<String> loading) {
        context()
                .pipeToSelf(
                        loading,
                        outcome ->
                                switch (outcome) {
                                    case Outcome.Success<String>(var it) -> new Loaded(it);
                                    case Outcome.Failure<String>(var cause) -> new Lost(cause);
                                });
    }

    @Override
    protected void receive(Message message) {
        switch (message) {
            case Ask ask when text.isEmpty() -> early.stash(ask);
            case Ask(var replyTo) -> replyTo.tell(text);
            case Loaded(var it) -> {
                text = it;
                early.unstashAll();
            }
            case Lost(var cause) -> throw new IllegalStateException("There is no text", cause);
        }
    }
}
// end::stash
