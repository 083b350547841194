package dev.treadle.docs;

import dev.treadle.actor.Actor;
import dev.treadle.mailbox.Recipient;

import java.time.Duration;

// tag::timers
/** Takes the temperature at intervals, and complains when nobody has reset it for long. */
final class Thermometer extends Actor<Thermometer.Message> {

    enum Message {
        MEASURE,
        RESET,
        FORGOTTEN
    }

    private final Recipient<String> log;

    Thermometer(Recipient<String> log, Duration every) {
        this.log = log;
        context().timers().atFixedRate("measure", every, Message.MEASURE);
        context().timers().once("forgotten", every.multipliedBy(3), Message.FORGOTTEN);
    }

    @Override
    protected void receive(Message message) {
        switch (message) {
            case MEASURE -> log.tell("20 degrees");
            case RESET -> context().timers().cancelAll();
            case FORGOTTEN -> log.tell("nobody looks at me");
        }
    }
}
// end::timers
