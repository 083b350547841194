package dev.treadle.io;

/**
 * What a server has done, as of one moment. Bytes are those of frames, handshakes and refusals, as
 * they are before TLS.
 *
 * @param open how many connections it has, those in the handshake included
 * @param accepted how many came in, the refused ones included
 * @param refused how many were refused because there were too many
 * @param failedHandshakes how many did not get through TLS or the handshake
 * @param bytesReceived how many bytes came in
 * @param bytesSent how many bytes went out
 */
public record TcpFigures(
        int open,
        long accepted,
        long refused,
        long failedHandshakes,
        long bytesReceived,
        long bytesSent) {}
