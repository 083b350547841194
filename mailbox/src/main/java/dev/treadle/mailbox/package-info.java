/**
 * Queues with an owner.
 *
 * <p>{@link dev.treadle.mailbox.Recipient} is the one word for everything that can be sent to. A
 * {@link dev.treadle.mailbox.Mailbox} takes messages from many senders and gives them to one owner;
 * a {@link dev.treadle.mailbox.WorkQueue} takes them from many producers and gives them to many
 * consumers, until it is closed.
 *
 * <p>A mailbox keeps the order of each sender, a priority mailbox excepted. What a sender wrote
 * before it sent <i>happens before</i> what the owner does after it received.
 */
@NullMarked
package dev.treadle.mailbox;

import org.jspecify.annotations.NullMarked;
