package io.filetransfer.emulator.template;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads whole numbers, which are text where a template refers to a parameter. */
final class Numbers {

    private Numbers() {}

    /**
     * Reads a property.
     *
     * @param object what has the property
     * @param property its name
     * @param otherwise its value when it is absent
     * @param place where the object stands
     * @throws InvalidTemplateException when it is anything but a whole number of at least 0
     */
    static int whole(JsonNode object, String property, int otherwise, String place) {
        JsonNode value = object.path(property);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.asText().matches("\\d{1,9}")) {
            throw new InvalidTemplateException("%s.%s is '%s', expected a whole number"
                    .formatted(place, property, value.isValueNode() ? value.asText() : value));
        }
        return Integer.parseInt(value.asText());
    }
}
