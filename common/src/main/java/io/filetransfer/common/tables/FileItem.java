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

    /** The attributes that an item is read with. */
    static final String ATTRIBUTES = String.join(
            ", ",
            StatusTable.FILE_NAME,
            StatusTable.FILE_TRANSFER_STATUS,
            StatusTable.EXECUTION_ID,
            StatusTable.ETAG,
            StatusTable.FAILED_ATTEMPTS,
            StatusTable.LAST_ERROR);

    static FileItem of(Map<String, AttributeValue> attributes) {
        return new FileItem(
                attributes.get(StatusTable.FILE_NAME).s(),
                text(attributes, StatusTable.FILE_TRANSFER_STATUS)
                        .filter(FileStatus.COMPLETED.value()::equals)
                        .isPresent(),
                text(attributes, StatusTable.EXECUTION_ID),
                text(attributes, StatusTable.ETAG),
                Optional.ofNullable(attributes.get(StatusTable.FAILED_ATTEMPTS))
                        .map(count -> Integer.parseInt(count.n()))
                        .orElse(0),
                text(attributes, StatusTable.LAST_ERROR));
    }

    /**
     * Returns whether it was for this execution that the file was recorded last.
     *
     * @param execution the execution
     */
    public boolean belongsTo(Execution execution) {
        return executionId.filter(execution.id()::equals).isPresent();
    }

    /**
     * Returns whether it was this version of the file that was recorded.
     *
     * @param version the version's entity tag
     */
    public boolean records(String version) {
        return Objects.equals(version, etag.orElse(null));
    }

    private static Optional<String> text(Map<String, AttributeValue> attributes, String name) {
        return Optional.ofNullable(attributes.get(name)).map(AttributeValue::s);
    }
}
