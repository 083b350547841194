package dev.treadle.samples.bank;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.AskException;
import dev.treadle.actor.AskException.Reason;
import dev.treadle.actor.Signal;
import dev.treadle.mailbox.Recipient;
import dev.treadle.samples.BadInputException;
import dev.treadle.samples.bank.Account.Answer;
import dev.treadle.samples.bank.Account.Deposit;
import dev.treadle.samples.bank.Account.Done;
import dev.treadle.samples.bank.Account.Refused;
import dev.treadle.samples.bank.Account.Withdraw;
import dev.treadle.scheduler.Outcome;
import dev.treadle.scheduler.Outcome.Failure;
import dev.treadle.scheduler.Outcome.Success;
import dev.treadle.scheduler.Promise;

import java.util.Map;

/**
 * Holds a conversation for each transfer, many at a time: withdraw from one account, then deposit
 * to the other. No thread waits for an answer: it comes back as a message that says what it is
 * about. A question that failed, because the account crashed over it, is asked again.
 */
final class Teller extends Actor<Teller.Message> {

    /** How many transfers are read ahead; it bounds the memory, and what is in the mailboxes. */
    private static final int MOST_OPEN = 2_000;

    /** What a teller is told. */
    sealed interface Message {}

    /** Open the accounts that are known by name, and go to work. */
    record Begin() implements Message {}

    /** Say how far you are. */
    record Report(Recipient<Tally> to) implements Message {}

    /** The account that pays has answered, or has failed to. */
    private record Withdrawn(Conversation about, Outcome<Answer> outcome) implements Message {}

    /** The account that is paid has answered, or has failed to. */
    private record Deposited(Conversation about, Outcome<Done> outcome) implements Message {}

    /** What is left when the work is done. */
    record Closing(Tally tally, Map<String, ActorRef<Account.Request>> accounts) {}

    private final TransferSource source;
    private final Accounts accounts;
    private final Recipient<Audit.Made> made;
    private final Promise<Closing> closing;
    private final Counters counters = new Counters();
    private int open;

    /**
     * @param source where the transfers come from
     * @param made is told of each transfer that was made
     * @param closing is completed when all transfers have come to their end
     */
    Teller(
            TransferSource source,
            ActorRef<Ledger.Request> ledger,
            Accounts.Terms terms,
            Recipient<Audit.Made> made,
            Promise<Closing> closing) {
        this.source = source;
        this.accounts = new Accounts(context(), ledger, terms);
        this.made = made;
        this.closing = closing;
    }

    @Override
    protected void receive(Message message) {
        switch (message) {
            case Begin() -> begin();
            case Withdrawn(var about, Success(Done())) -> deposit(about);
            case Withdrawn(var about, Success(Refused(var reason))) -> onRefused(about, reason);
            case Withdrawn(var about, Failure(var cause)) ->
                    again(about, cause, () -> withdraw(about));
            case Deposited(var about, Success(Done())) -> onMade(about);
            case Deposited(var about, Failure(var cause)) ->
                    again(about, cause, () -> deposit(about));
            case Report(var to) -> to.tell(counters.tally());
        }
    }

    /** Whoever waits for the end of the work is not to wait in vain. */
    @Override
    protected void onSignal(Signal signal) {
        if (signal instanceof Signal.PostStop) {
            closing.completeExceptionally(new IllegalStateException("The teller has stopped."));
        }
    }

    private void begin() {
        source.accounts().forEach(accounts::line);
        readMore();
    }

    private void readMore() {
        try {
            while (open < MOST_OPEN && source.hasNext()) {
                onRead(source.next());
            }
        } catch (BadInputException unreadable) {
            closing.completeExceptionally(unreadable);
        }
        if (open == 0) {
            closing.complete(new Closing(counters.tally(), accounts.all()));
        }
    }

    private void onRead(Transfer transfer) {
        var flaw = transfer.flaw();
        if (flaw.isPresent()) {
            counters.reject(flaw.get());
            return;
        }
        open++;
        var from = accounts.line(transfer.from());
        var to = accounts.line(transfer.to());
        var conversation = Conversation.inLine(transfer, from, to);
        if (conversation.isFirst()) {
            withdraw(conversation);
        }
    }

    private void withdraw(Conversation about) {
        about.from()
                .account()
                .ask(Answer.class, replyTo -> new Withdraw(about.transfer(), replyTo))
                .onComplete(outcome -> self().tell(new Withdrawn(about, outcome)));
    }

    private void deposit(Conversation about) {
        about.to()
                .account()
                .ask(Done.class, replyTo -> new Deposit(about.transfer(), replyTo))
                .onComplete(outcome -> self().tell(new Deposited(about, outcome)));
    }

    private void onRefused(Conversation about, Rejection reason) {
        counters.reject(reason);
        end(about);
    }

    private void onMade(Conversation about) {
        counters.make();
        made.tell(new Audit.Made(about.transfer()));
        end(about);
    }

    /** Asks again, unless the account is gone for good. */
    private void again(Conversation about, Throwable cause, Runnable question) {
        if (cause instanceof AskException failure && failure.reason() == Reason.STOPPED) {
            counters.abandon();
            end(about);
        } else {
            counters.repeat();
            question.run();
        }
    }

    private void end(Conversation conversation) {
        open--;
        conversation.end(this::withdraw);
        readMore();
    }
}
