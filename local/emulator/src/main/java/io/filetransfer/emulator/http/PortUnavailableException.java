package io.filetransfer.emulator.http;

import java.net.BindException;

/** The port that was asked for cannot be opened on 127.0.0.1; the message is one line that says what to do. */
public final class PortUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PortUnavailableException(int port, BindException cause) {
        super(
                "port " + port + " on 127.0.0.1 cannot be opened (" + cause.getMessage()
                        + "): stop what uses it, or choose another with --port N (--port 0 takes a free one)",
                cause);
    }
}
