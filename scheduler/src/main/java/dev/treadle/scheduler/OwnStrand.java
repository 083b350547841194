package dev.treadle.scheduler;

import dev.treadle.mailbox.spi.Parking;
import dev.treadle.scheduler.spi.Strand;

/** The strand of an activation that has a virtual thread of its own. */
final class OwnStrand extends Strand {

    private OwnStrand(Activation activation) {
        activation(activation);
    }

    static Thread start(String name, Activation activation, Runnable body) {
        var strand = new OwnStrand(activation);
        return Thread.ofVirtual()
                .name(name)
                .inheritInheritableThreadLocals(false)
                .start(() -> strand.bind(body));
    }

    @Override
    public boolean pause() {
        return Parking.plain().pause();
    }
}
