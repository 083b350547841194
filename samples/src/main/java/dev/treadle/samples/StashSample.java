package dev.treadle.samples;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ActorSystem;
import dev.treadle.actor.ReplyTo;
import dev.treadle.actor.StashBuffer;
import dev.treadle.actor.Worker;
import dev.treadle.scheduler.Outcome;
import dev.treadle.scheduler.Result;

import picocli.CommandLine.Command;

import java.io.PrintWriter;
import java.util.Map;

/**
 * A price list that is being read puts what it is asked aside, and answers when it is there. The
 * reading is somebody else's work; its result comes as a message like any other.
 */
@Command(
        name = "stash",
        description = "What is asked too early is put aside, in order, until it can be answered.")
final class StashSample extends Sample {

    @Override
    protected Ending run(ActorSystem system) {
        Worker reader = Worker.start(system, "reader");
        ActorRef<Message> prices = system.spawn("prices", () -> new PriceList(reader, out()));
        for (String item : new String[] {"apple", "pear", "moon"}) {
            Result<String> price = prices.ask(replyTo -> new PriceOf(item, replyTo));
            out().println(item + ": " + price.await());
        }
        return Ending.well();
    }

    private sealed interface Message {}

    private record PriceOf(String item, ReplyTo<String> replyTo) implements Message {}

    private record Read(Map<String, Integer> cents) implements Message {}

    private record NotRead(Throwable cause) implements Message {}

    private static final class PriceList extends Actor<Message> {

        private static final int ROOM = 1_000;

        private final StashBuffer<Message> early = context().stash(ROOM);
        private final PrintWriter out;
        private Map<String, Integer> cents = Map.of();
        private boolean there;

        PriceList(Worker reader, PrintWriter out) {
            this.out = out;
            context().pipeToSelf(reader.submit(PriceList::read), PriceList::message);
        }

        private static Map<String, Integer> read() throws InterruptedException {
            Thread.sleep(100); // as a disk or a network would
            return Map.of("apple", 50, "pear", 70);
        }

        private static Message message(Outcome<Map<String, Integer>> outcome) {
            return switch (outcome) {
                case Outcome.Success<Map<String, Integer>>(var cents) -> new Read(cents);
                case Outcome.Failure<Map<String, Integer>>(var cause) -> new NotRead(cause);
            };
        }

        // tag::receive
        @Override
        protected void receive(Message message) {
            switch (message) {
                case PriceOf question when !there -> {
                    out.println("Put aside: " + question.item());
                    early.stash(question);
                }
                case PriceOf(var item, var replyTo) -> replyTo.tell(price(item));
                case Read(var read) -> {
                    cents = read;
                    there = true;
                    early.unstashAll();
                }
                case NotRead(var cause) ->
                        throw new IllegalStateException("There are no prices", cause);
            }
        }

        // end::receive

        private String price(String item) {
            Integer price = cents.get(item);
            return price == null ? "not for sale" : price + " cents";
        }
    }
}
