package io.filetransfer.runner.scenario;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an endpoint is declared to be.
 *
 * @param account the account that its resources get, 12 digits
 * @param lacks the reason, by capability
 */
record Declarations(String account, Map<Capability, String> lacks) {

    /** Reads the declarations of a kind of endpoint from {@code scenario/endpoints/<kind>.json}. */
    static Declarations of(String kind) {
        String resource = "/scenario/endpoints/" + kind + ".json";
        try (InputStream file = Declarations.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalArgumentException("no declarations for endpoints of kind '" + kind + "': " + resource);
            }
            return new ObjectMapper().readValue(file, new TypeReference<Declarations>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(Capability capability) {
        return !lacks.containsKey(capability);
    }

    /** Returns why a scenario cannot be run, when something that it needs is lacking. */
    Optional<String> missing(Capability... needed) {
        return Stream.of(needed)
                .filter(lacks::containsKey)
                .map(capability -> "no " + capability + ": " + lacks.get(capability))
                .findFirst();
    }
}
