package dev.treadle.actor;

/**
 * A letter that brings scoped values along.
 *
 * @param letter a message or an ask
 * @param bound what is to be bound around its handler
 */
record Packed(Object letter, ScopedValue.Carrier bound) {}
