package dev.treadle.exchange;

import static java.util.Objects.requireNonNull;

import dev.treadle.mailbox.Recipient;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The exchange: checks what comes in, and sends it to the audience of the moment. */
final class NamedExchange<M> implements Exchange<M> {

    private static final List<String> NO_WORDS = List.of();

    private final String name;
    private final List<String> words;
    private final Class<M> type;
    private final Ledger<M> ledger;
    private final Membership<M> membership;

    NamedExchange(String name, Class<M> type, Reporter reporter) {
        this.name = name;
        this.words = Words.of("exchange name", name);
        this.type = type;
        this.ledger = new Ledger<>(this, reporter);
        this.membership = new Membership<>(this, ledger);
    }

    @Override
    public void tell(M message) {
        check(message);
        send(membership.table().audience(), message);
    }

    @Override
    public void publish(String topic, M message) {
        requireNonNull(topic, "topic");
        check(message);
        send(membership.table().audience(topic), message);
    }

    @Override
    public void tellRetained(M message) {
        check(message);
        send(membership.retain(Table.NO_TOPIC, NO_WORDS, message), message);
    }

    @Override
    public void publishRetained(String topic, M message) {
        List<String> words = words(topic);
        check(message);
        send(membership.retain(topic, words, message), message);
    }

    private void check(M message) {
        if (!type.isInstance(message)) {
            throw wrongType(message);
        }
    }

    private WrongTypeException wrongType(M message) {
        return new WrongTypeException(
                "The %s takes messages of class %s and cannot take one of class %s"
                        .formatted(
                                this,
                                type.getName(),
                                requireNonNull(message, "message").getClass().getName()));
    }

    private void send(Audience<M> audience, M message) {
        if (audience.isEmpty()) {
            sendToNobody(message);
        } else {
            ledger.published();
            ledger.delivered(audience.deliver(message, ledger));
        }
    }

    /** A closed exchange has no audience, so that an open one need not ask whether it is closed. */
    private void sendToNobody(M message) {
        if (membership.isClosed()) {
            ledger.closed(message);
        } else {
            ledger.published();
            ledger.unrouted();
        }
    }

    @Override
    public Optional<M> retained() {
        return membership.retained(Table.NO_TOPIC);
    }

    @Override
    public Optional<M> retained(String topic) {
        words(topic);
        return membership.retained(topic);
    }

    @Override
    public boolean clearRetained() {
        return membership.forget(Table.NO_TOPIC);
    }

    @Override
    public boolean clearRetained(String topic) {
        words(topic);
        return membership.forget(topic);
    }

    private static List<String> words(String topic) {
        return Words.of("topic", requireNonNull(topic, "topic"));
    }

    @Override
    public boolean attach(Recipient<? super M> recipient) {
        return membership.attach(toEverything(recipient));
    }

    @Override
    public boolean detach(Recipient<? super M> recipient) {
        return membership.detach(toEverything(recipient));
    }

    @Override
    public Subscription subscribe(Collection<? extends Recipient<? super M>> recipients) {
        List<Address<M>> addresses = new ArrayList<>();
        for (Recipient<? super M> recipient : requireNonNull(recipients, "recipients")) {
            addresses.add(toEverything(recipient));
        }
        return Scope.open(membership, addresses);
    }

    @Override
    public Subscription subscribe(
            String topicPattern, SubscriptionOptions options, Recipient<? super M> recipient) {
        Pattern pattern = Pattern.of(requireNonNull(topicPattern, "topicPattern"));
        requireNonNull(options, "options");
        return Scope.open(membership, List.of(address(recipient, pattern, options)));
    }

    private Address<M> toEverything(Recipient<? super M> recipient) {
        return address(recipient, Pattern.EVERYTHING, SubscriptionOptions.defaults());
    }

    private Address<M> address(
            Recipient<? super M> recipient, Pattern pattern, SubscriptionOptions options) {
        requireNonNull(recipient, "recipient");
        if (recipient == this) {
            throw new IllegalSubscriptionException(
                    "The %s cannot subscribe to itself: each message would come back for ever"
                            .formatted(this));
        }
        if (options.whenFull() != WhenFull.WAIT && !(recipient instanceof Subscriber)) {
            throw new IllegalSubscriptionException(
                    "%s cannot refuse a message, so %s means nothing for it: subscribe it to the %s with %s"
                            .formatted(recipient, options.whenFull(), this, WhenFull.WAIT));
        }
        return new Address<>(recipient, pattern, options);
    }

    @Override
    public int subscribers() {
        return membership.table().subscribers();
    }

    @Override
    public ExchangeCounts counts() {
        return ledger.counts();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Class<M> type() {
        return type;
    }

    /** {@return the words of the name} */
    List<String> words() {
        return words;
    }

    void close() {
        membership.close();
    }

    @Override
    public String toString() {
        return "exchange \"" + name + "\"";
    }
}
