package dev.treadle.samples.bank;

/**
 * What the journal of an account adds up to.
 *
 * @param balance the cents in the account now
 * @param lowest the least there ever was; below zero if the account was ever overdrawn
 * @param lastTransfer the id of the transfer that moved money last, 0 if none ever did
 */
record Statement(long balance, long lowest, long lastTransfer) {}
