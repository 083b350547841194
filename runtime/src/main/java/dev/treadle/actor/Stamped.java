package dev.treadle.actor;

/** A letter whose time in the mailbox is measured. */
record Stamped(Object letter, long sentAt) {}
