package io.filetransfer.common;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One file to move: the payload that master sends to the slave.
 *
 * @param filePath the file's key in the source zone
 * @param etag the entity tag of the version that was listed, quotes included as S3 gives it; null when unknown
 * @param size the length in bytes of the version that was listed; null when unknown
 */
public record SourceFile(String filePath, String etag, Long size) {

    private static final String EXPECTED = ", expected an event such as {\"file_path\": \"raw/a.csv\"}";

    /**
     * Reads the slave's event. Fields that are not known are left alone.
     *
     * @param event the event
     * @return the file to move
     * @throws InvalidEventException listing everything that is wrong with the event
     */
    public static SourceFile parse(JsonNode event) {
        if (!event.isObject()) {
            throw new InvalidEventException("the event is " + shown(event) + EXPECTED);
        }
        EventFields fields = new EventFields(event);
        SourceFile file = new SourceFile(
                fields.requiredText("file_path"), fields.optionalText("etag"), fields.optionalCount("size"));
        fields.throwIfInvalid(EXPECTED);
        return file;
    }

    private static String shown(JsonNode event) {
        return event.isMissingNode() ? "empty" : event.toString();
    }
}
