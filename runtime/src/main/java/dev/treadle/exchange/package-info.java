/**
 * Named exchanges: publish to whoever is subscribed.
 *
 * <p>An {@link dev.treadle.exchange.Exchange} sends each message on to its subscribers, which may
 * be anything that is a {@link dev.treadle.mailbox.Recipient}. An actor system has one exchange of
 * each name and keeps them in its {@link dev.treadle.exchange.Exchanges}.
 *
 * <p>Topics are words with dots between them. A pattern says which topics a subscriber wants:
 * {@code *} stands for exactly one word, {@code #} for any number of words, none included. So
 * {@code orders.*.created} matches {@code orders.eu.created}, and {@code orders.#} matches that,
 * {@code orders.eu} and {@code orders}. Names of exchanges follow the same rules.
 *
 * <p>What one thread publishes reaches a subscriber in the order of publishing, and once. A message
 * reaches only those who are subscribed when it is published; the one that was published as
 * retained is also sent to those who come later, until a newer one of its topic takes its place.
 * Publishing takes no lock, retaining takes a short one.
 */
@NullMarked
package dev.treadle.exchange;

import org.jspecify.annotations.NullMarked;
