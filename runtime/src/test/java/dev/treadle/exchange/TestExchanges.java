package dev.treadle.exchange;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A registry whose log and reports a test can look at. */
final class TestExchanges {

    final List<Undelivered> undelivered = Collections.synchronizedList(new ArrayList<>());
    final LogRecorder log = new LogRecorder();
    final Exchanges exchanges = new Exchanges(undelivered::add, log);
    final Exchange<String> orders = exchanges.exchange("orders", String.class);
}
