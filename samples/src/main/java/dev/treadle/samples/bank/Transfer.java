package dev.treadle.samples.bank;

import java.util.Optional;

/**
 * The wish to move money from one account to another.
 *
 * @param id tells it from all other transfers of a run
 * @param from the account that pays
 * @param to the account that is paid
 * @param cents how much
 */
record Transfer(long id, String from, String to, long cents) {

    /** {@return what is wrong with it, whoever has how much} */
    Optional<Rejection> flaw() {
        if (cents <= 0) {
            return Optional.of(Rejection.NO_AMOUNT);
        }
        return from.equals(to) ? Optional.of(Rejection.SAME_ACCOUNT) : Optional.empty();
    }
}
