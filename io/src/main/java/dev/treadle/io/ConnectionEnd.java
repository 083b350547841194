package dev.treadle.io;

/** Why a connection ended. */
public enum ConnectionEnd {
    /** The peer sent all it had to send; what it sent was handled, and what came of it was sent. */
    CLOSED_BY_PEER,
    /** This side closed it, since its session ended or the server was closed. */
    CLOSED,
    /** The peer did not send a whole frame in time. */
    READ_TIMED_OUT,
    /** The peer did not take what was sent in time. */
    WRITE_TIMED_OUT,
    /** The peer sent what is no frame. */
    MALFORMED,
    /** The network or the peer broke it. */
    LOST
}
