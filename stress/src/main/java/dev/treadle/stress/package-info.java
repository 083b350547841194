/**
 * What must hold for every interleaving and for every order in which memory shows its writes.
 *
 * <p>A class {@code XStress} in {@code src/main} races its actors under jcstress, which compares
 * each outcome with those that the class allows. A class {@code XLincheckTest} in {@code src/test}
 * lets Lincheck search for an interleaving that no sequence of calls explains. The build runs both
 * for a short time; {@code mvn verify -pl stress -am -Pstress-long} runs jcstress for a long one,
 * and {@code -Djcstress.test=Waiter} only the tests of that name. {@code stress/broken} breaks what
 * they test, part by part, and sees that they notice.
 *
 * <p>A test of what is private to a package of Treadle lives here in a package of the same name.
 */
package dev.treadle.stress;
