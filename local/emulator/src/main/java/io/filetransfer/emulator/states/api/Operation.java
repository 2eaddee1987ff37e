package io.filetransfer.emulator.states.api;

import com.fasterxml.jackson.databind.JsonNode;

/** One operation of the API that answers at once. */
@FunctionalInterface
interface Operation {

    /**
     * Does what the request asks for.
     *
     * @param params the request
     * @return the body of the answer
     * @throws ApiException when the request is refused
     */
    JsonNode apply(Params params) throws ApiException;
}
