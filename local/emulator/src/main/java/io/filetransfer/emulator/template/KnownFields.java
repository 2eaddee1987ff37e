package io.filetransfer.emulator.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;

/** Refuses by name what the local run would have to ignore. */
final class KnownFields {

    private KnownFields() {}

    /**
     * Checks an object's fields.
     *
     * @param object the object; anything else has no fields
     * @param known the fields that are read, or that mean nothing here
     * @param place where the object stands
     * @throws InvalidTemplateException naming the first field that is not known
     */
    static void require(JsonNode object, Set<String> known, String place) {
        object.fieldNames().forEachRemaining(field -> {
            if (!known.contains(field)) {
                throw new InvalidTemplateException("%s%s is not supported by the local run, expected one of %s"
                        .formatted(place.isEmpty() ? "" : place + ".", field, new TreeSet<>(known)));
            }
        });
    }
}
