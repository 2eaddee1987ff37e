package io.filetransfer.emulator.http;

import com.sun.net.httpserver.Headers;

/** Changes headers on their way to an inner server and back, for what the inner server knows under another name. */
public interface HeaderTranslation {

    /** Changes nothing. */
    HeaderTranslation NONE = new HeaderTranslation() {
        @Override
        public Headers request(Headers received) {
            return received;
        }

        @Override
        public String responseName(String name) {
            return name;
        }
    };

    /**
     * Translates a request's headers.
     *
     * @param received the headers as the client sent them; not changed
     * @return the headers for the inner server
     */
    Headers request(Headers received);

    /**
     * Translates the name of a response's header.
     *
     * @param name the name that the inner server uses
     * @return the name that the client knows
     */
    String responseName(String name);
}
