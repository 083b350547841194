package dev.treadle.exchange;

import static java.util.Objects.requireNonNull;

import dev.treadle.mailbox.Recipient;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A recipient that sends each message on to all who are subscribed to it. An actor system has one
 * of each name.
 *
 * <h2>Who gets what</h2>
 *
 * <p>A subscription has a pattern, and {@code #} if none was given. A message is published with a
 * topic, or by {@link #tell} with none, and reaches the subscriptions whose pattern matches. A
 * message without a topic has no words, so only {@code #} matches it: it reaches all who gave no
 * pattern, and nobody who asked for certain topics. Who gave no pattern sees every message.
 *
 * <p>A recipient gets a message once, however many of its subscriptions match; the oldest of them
 * says what happens when there is no room. A group counts as a recipient of its own, so a member
 * that is also subscribed without the group can get a message twice. Two recipients are the same
 * one only if they are the same object.
 *
 * <p>A recipient is subscribed as long as something holds it: that it is attached, or any scope
 * that {@code subscribe} opened for it. So a scope may be opened inside another one, or for a
 * recipient that is attached, and ends nothing but itself. A {@link Subscriber} that ends is let go
 * by all at once.
 *
 * <h2>What publishing does</h2>
 *
 * <p>The publisher's thread sends the message to one recipient after the other, in the order of
 * subscription. An actor handles it on a thread of its own; a lambda, or another exchange, runs
 * right there, and the publisher waits for it. So does it for a recipient without room, unless the
 * subscription chose {@linkplain WhenFull otherwise}. What a lambda publishes to the same exchange
 * while it runs reaches the others before the message that it was called with.
 *
 * <p>What a recipient throws is logged, counted and reported, and reaches neither the publisher nor
 * the other recipients. Only a {@link VirtualMachineError} goes through, at once. Exchanges that
 * are subscribed to each other in a ring end in such an error at the first message.
 *
 * <p>Messages of one thread reach each recipient in the order of publishing. Once a subscribing
 * call has returned, every message published after it arrives, exactly once, until a detaching call
 * is made; in between, a message may arrive or not. A message that nobody is subscribed to is
 * counted, and gone. A message published after the exchange was closed is reported.
 *
 * <h2>The last value</h2>
 *
 * <p>A message that is published as retained is also kept, as the last value of its topic or of no
 * topic, until the next retained one takes its place. Who subscribes later is first sent all that
 * is kept and matches, oldest first and by the subscribing thread, and then what is published. It
 * gets each retained message once, and none after a newer one of the same topic; of those that
 * replace each other while the call runs it may miss all but the last. A recipient that is already
 * subscribed to the topic in another way, and a group that already has a member for it, are sent
 * nothing again; if two threads subscribe the same recipient at the same moment, both may send it.
 * A subscriber that is too slow to keep up with what is retained meanwhile is sent the last of it
 * while newer retained messages wait. Other messages never wait for it.
 *
 * <p>Exchanges are safe for use by any thread. Publishing reads who is subscribed without a lock;
 * retaining and subscribing take a short one. The first message after a change of subscriptions
 * finds out anew who gets it, in time proportional to how many that are.
 *
 * <p>Memory consistency effects: what a thread did before it published a message <i>happens
 * before</i> what a recipient does with it, also where it was retained and the recipient came
 * later.
 *
 * @param <M> the type of message
 */
public sealed interface Exchange<M> extends Recipient<M> permits NamedExchange {

    /** {@return the name, as it was given} */
    String name();

    /** {@return the class that each message must be of} */
    Class<M> type();

    /**
     * Publishes a message without a topic.
     *
     * @param message the message
     * @throws WrongTypeException if the message is not of this exchange's class, which only an
     *     unchecked cast makes possible
     */
    @Override
    void tell(M message);

    /**
     * Publishes a message with a topic.
     *
     * @param topic words with dots between them, without wildcards or blanks, of at most 255
     *     characters
     * @param message the message
     * @throws IllegalNameException if that is not a topic
     * @throws WrongTypeException if the message is not of this exchange's class
     */
    void publish(String topic, M message);

    /**
     * Publishes a message without a topic, and keeps it for those who subscribe later.
     *
     * @param message the message
     * @throws WrongTypeException if the message is not of this exchange's class
     */
    void tellRetained(M message);

    /**
     * Publishes a message with a topic, and keeps it for those who subscribe later.
     *
     * <p>One message is kept for each topic, until {@link #clearRetained(String)}.
     *
     * @param topic the topic, as for {@link #publish}
     * @param message the message
     * @throws IllegalNameException if that is not a topic
     * @throws WrongTypeException if the message is not of this exchange's class
     */
    void publishRetained(String topic, M message);

    /** {@return the last message that was retained without a topic} */
    Optional<M> retained();

    /**
     * {@return the last message that was retained with this topic}
     *
     * @param topic the topic, as for {@link #publish}
     * @throws IllegalNameException if that is not a topic
     */
    Optional<M> retained(String topic);

    /**
     * Forgets what was retained without a topic.
     *
     * @return whether there was anything
     */
    boolean clearRetained();

    /**
     * Forgets what was retained with a topic.
     *
     * @param topic the topic, as for {@link #publish}
     * @return whether there was anything
     * @throws IllegalNameException if that is not a topic
     */
    boolean clearRetained(String topic);

    /**
     * Subscribes a recipient to all messages, until it is detached. Attaching twice is attaching
     * once.
     *
     * <p>A lambda runs on the publisher's thread, perhaps on several at a time.
     *
     * @param recipient who is to get the messages
     * @return whether that changed anything: false if it was attached, or has ended
     * @throws ExchangeClosedException if this exchange is closed
     * @throws IllegalSubscriptionException if the recipient is this exchange itself
     */
    boolean attach(Recipient<? super M> recipient);

    /**
     * Undoes {@link #attach}. What {@code subscribe} opened stays open.
     *
     * @param recipient who is to get no more messages
     * @return whether that changed anything: false if it was not attached
     */
    boolean detach(Recipient<? super M> recipient);

    /**
     * Subscribes a recipient to all messages.
     *
     * <p>A lambda runs on the publisher's thread, perhaps on several at a time.
     *
     * @param recipient who is to get the messages
     * @return ends the subscription when it is closed
     * @throws ExchangeClosedException if this exchange is closed
     * @throws IllegalSubscriptionException if the recipient is this exchange itself
     */
    default Subscription subscribe(Recipient<? super M> recipient) {
        return subscribe(SubscriptionOptions.defaults(), recipient);
    }

    /**
     * Subscribes two recipients to all messages; see {@link #subscribe(Collection)}.
     *
     * @param first one of them
     * @param second the other
     * @return ends both subscriptions when it is closed
     */
    default Subscription subscribe(Recipient<? super M> first, Recipient<? super M> second) {
        return subscribe(
                List.<Recipient<? super M>>of(
                        requireNonNull(first, "first"), requireNonNull(second, "second")));
    }

    /**
     * Subscribes three recipients to all messages; see {@link #subscribe(Collection)}.
     *
     * @param first one of them
     * @param second another
     * @param third the last
     * @return ends the three subscriptions when it is closed
     */
    default Subscription subscribe(
            Recipient<? super M> first, Recipient<? super M> second, Recipient<? super M> third) {
        return subscribe(
                List.<Recipient<? super M>>of(
                        requireNonNull(first, "first"),
                        requireNonNull(second, "second"),
                        requireNonNull(third, "third")));
    }

    /**
     * Subscribes several recipients to all messages: all of them, or none if it throws.
     *
     * @param recipients who is to get the messages, in this order
     * @return ends all of these subscriptions when it is closed
     * @throws ExchangeClosedException if this exchange is closed
     * @throws IllegalSubscriptionException if one of them is this exchange itself
     */
    Subscription subscribe(Collection<? extends Recipient<? super M>> recipients);

    /**
     * Subscribes a recipient to all messages in a way of its own.
     *
     * @param options whom it shares the messages with, and what happens when it has no room
     * @param recipient who is to get the messages
     * @return ends the subscription when it is closed
     * @throws ExchangeClosedException if this exchange is closed
     * @throws IllegalSubscriptionException if the recipient is this exchange itself, or if the
     *     options say what happens when it has no room and it is no {@link Subscriber}
     */
    default Subscription subscribe(SubscriptionOptions options, Recipient<? super M> recipient) {
        return subscribe(Words.ANY_WORDS, options, recipient);
    }

    /**
     * Subscribes a recipient to the topics that a pattern matches.
     *
     * @param topicPattern words with dots between them: {@code *} stands for one word, {@code #}
     *     for any number of words, none included
     * @param recipient who is to get the messages
     * @return ends the subscription when it is closed
     * @throws IllegalNameException if that is not a pattern
     * @throws ExchangeClosedException if this exchange is closed
     * @throws IllegalSubscriptionException if the recipient is this exchange itself
     */
    default Subscription subscribe(String topicPattern, Recipient<? super M> recipient) {
        return subscribe(topicPattern, SubscriptionOptions.defaults(), recipient);
    }

    /**
     * Subscribes a recipient to the topics that a pattern matches, in a way of its own.
     *
     * @param topicPattern the pattern, as for {@link #subscribe(String, Recipient)}
     * @param options whom it shares the messages with, and what happens when it has no room
     * @param recipient who is to get the messages
     * @return ends the subscription when it is closed
     * @throws IllegalNameException if that is not a pattern
     * @throws ExchangeClosedException if this exchange is closed
     * @throws IllegalSubscriptionException if the recipient is this exchange itself, or if the
     *     options say what happens when it has no room and it is no {@link Subscriber}
     */
    Subscription subscribe(
            String topicPattern, SubscriptionOptions options, Recipient<? super M> recipient);

    /** {@return how many recipients are subscribed, each counted once} */
    int subscribers();

    /** {@return what became of the messages so far} */
    ExchangeCounts counts();
}
