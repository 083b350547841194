package dev.treadle.mailbox.spi;

/** Holds the one provider of a JVM, which an interface cannot. */
final class ParkingProvider {

    static volatile Parking.Provider installed = Parking::plain;

    private ParkingProvider() {}
}
