/**
 * A kitchen as a supervision tree. A {@link dev.treadle.samples.restaurant.Cook} at each station is
 * a child of the {@link dev.treadle.samples.restaurant.Kitchen}. A dish that burns is cooked again
 * by a fresh cook; a dish that nobody knows costs the cook nothing; a broken oven is too much for
 * the cook, so the whole kitchen begins anew; and a kitchen for which that happens too often
 * closes, which the {@link dev.treadle.samples.restaurant.Doorman} who watches it sees.
 */
package dev.treadle.samples.restaurant;
