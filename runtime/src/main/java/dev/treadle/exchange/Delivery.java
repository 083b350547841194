package dev.treadle.exchange;

/** What became of one message at one subscriber. */
enum Delivery {
    TAKEN,
    REFUSED,
    FAILED
}
