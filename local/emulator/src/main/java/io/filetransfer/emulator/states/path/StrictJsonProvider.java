package io.filetransfer.emulator.states.path;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;

/** Reads Jackson trees for the JSONPath library; beyond the end of an array is nothing, where Jackson sees a null. */
final class StrictJsonProvider extends JacksonJsonNodeJsonProvider {

    StrictJsonProvider() {
        super(Json.mapper());
    }

    @Override
    public Object getArrayIndex(Object array, int index) {
        int length = ((ArrayNode) array).size();
        if (index < 0 || index >= length) {
            throw new IndexOutOfBoundsException("index " + index + " of " + length);
        }
        return super.getArrayIndex(array, index);
    }
}
