/**
 * A bank that never loses a cent, though its accounts crash.
 *
 * <p>Each {@link Account} is an actor, and may fail at any message. A {@link Teller} holds one
 * short conversation for each {@link Transfer}: withdraw here, deposit there. The {@link Ledger}
 * keeps the journal, in memory, and is what a restarted account takes its balance from. The {@link
 * Audit} hears of every transfer through an exchange and keeps sums of its own. In the end the
 * three must agree, and that is what the sample's last line is about.
 *
 * <p>Four rules make it safe, at whichever line an account crashes:
 *
 * <ul>
 *   <li>An account tells the ledger of a movement <i>before</i> it changes its balance or answers.
 *       Messages of one sender arrive in order, so a restarted account, when it asks the ledger how
 *       it stands, asks behind all that it has told before.
 *   <li>The teller asks, and an ask whose handler crashed fails at once. The teller asks again.
 *   <li>An account has to do with one transfer at a time; the others wait in line. So a question
 *       that is asked again is about the transfer that moved its money last, or about one that
 *       never did, and the id of the last one is all that an account must know to tell which.
 *   <li>The first reply to an ask is its only one. What an account answered before it crashed
 *       holds, and what it did not get to answer is asked again.
 * </ul>
 *
 * <p>The lines have a second use: transfers that share an account are made in the order in which
 * they came. So the outcome, down to what is rejected, is that of making one transfer after the
 * other, whatever runs at the same time and whatever crashes.
 *
 * <p>The teller, the ledger and the audit do not crash here; a bank whose teller could would have
 * to keep its open conversations in the ledger too.
 */
@NullMarked
package dev.treadle.samples.bank;

import org.jspecify.annotations.NullMarked;
