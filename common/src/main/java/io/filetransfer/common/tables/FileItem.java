package io.filetransfer.common.tables;

import io.filetransfer.common.events.Execution;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A file's item in the status table.
 *
 * @param fileName the file's key in the source zone
 * @param isCompleted whether nothing is left to move
 * @param executionId the execution that recorded the file last, if one answers for it
 * @param etag the entity tag of the version that was recorded, if one is known
 * @param failedAttempts how many attempts have failed since the file was recorded
 * @param lastError the error of the last of them
 */
public record FileItem(
        String fileName,
        boolean isCompleted,
        Optional<String> executionId,
        Optional<String> etag,
        int failedAttempts,
        Optional<String> lastError) {

    static final String FILE_NAME = "file_name";
    static final String FILE_TRANSFER_STATUS = "file_transfer_status";

    /** Master has recorded the file and is about to invoke, or has invoked, the slave for it. */
    static final AttributeValue STARTED = AttributeValue.fromS("started");

    /** Nothing is left to move; a {@link FileOutcome} says why. */
    static final AttributeValue COMPLETED = AttributeValue.fromS("completed");

    /** The attributes that an item is read with. */
    static final String ATTRIBUTES = "file_name, file_transfer_status, execution_id, etag, failed_attempts, last_error";

    static FileItem of(Map<String, AttributeValue> attributes) {
        return new FileItem(
                attributes.get(FILE_NAME).s(),
                COMPLETED.equals(attributes.get(FILE_TRANSFER_STATUS)),
                text(attributes, "execution_id"),
                text(attributes, "etag"),
                Optional.ofNullable(attributes.get("failed_attempts"))
                        .map(count -> Integer.parseInt(count.n()))
                        .orElse(0),
                text(attributes, "last_error"));
    }

    /** Returns whether it was for this execution that the file was recorded last. */
    public boolean belongsTo(Execution execution) {
        return executionId.filter(execution.id()::equals).isPresent();
    }

    /** Returns whether the version of this entity tag was recorded. */
    public boolean records(String version) {
        return Objects.equals(version, etag.orElse(null));
    }

    private static Optional<String> text(Map<String, AttributeValue> attributes, String name) {
        return Optional.ofNullable(attributes.get(name)).map(AttributeValue::s);
    }
}
