package dev.treadle.actor;

/**
 * A notice, and its place among the messages.
 *
 * @param after the number of the message that was sent last when it came
 */
record Noticed(Notice notice, int after) {}
