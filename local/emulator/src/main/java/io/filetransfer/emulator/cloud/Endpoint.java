package io.filetransfer.emulator.cloud;

import java.net.URI;
import java.util.function.Supplier;

/** The endpoint's address, which functions need and which is known only once the endpoint listens. */
final class Endpoint implements Supplier<URI> {

    private volatile URI uri;

    void set(URI address) {
        uri = address;
    }

    @Override
    public URI get() {
        return uri;
    }
}
