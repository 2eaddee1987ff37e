package io.filetransfer.common.tables;

import io.filetransfer.common.events.Execution;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A file's item in the status table. */
public final class FileItem {

    private final Map<String, AttributeValue> attributes;

    FileItem(Map<String, AttributeValue> attributes) {
        this.attributes = Map.copyOf(attributes);
    }

    /** Returns whether the file is completed. */
    public boolean isCompleted() {
        return FileStatus.COMPLETED.value().equals(value(StatusTable.FILE_TRANSFER_STATUS));
    }

    /**
     * Returns whether it was for this execution that the file was recorded last.
     *
     * @param execution the execution
     */
    public boolean belongsTo(Execution execution) {
        return execution.id().equals(value(StatusTable.EXECUTION_ID));
    }

    /**
     * Returns whether it was this version of the file that was recorded.
     *
     * @param etag the version's entity tag
     */
    public boolean records(String etag) {
        return Objects.equals(etag, value(StatusTable.ETAG));
    }

    String name() {
        return value(StatusTable.FILE_NAME);
    }

    private String value(String attribute) {
        return attributes.containsKey(attribute) ? attributes.get(attribute).s() : null;
    }
}
