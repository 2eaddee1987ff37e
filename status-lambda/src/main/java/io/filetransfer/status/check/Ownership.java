package io.filetransfer.status.check;

import io.filetransfer.common.aws.ListedFile;
import io.filetransfer.common.config.FileKeys;
import io.filetransfer.common.events.Execution;
import io.filetransfer.common.tables.FileItem;
import io.filetransfer.status.FanOut;
import java.util.List;
import java.util.Map;

/**
 * Which files of the zone are an execution's, among those that S3 says were written before it started. The time that S3 gives for an
 * upload in parts is when the upload began: such a file may appear after the execution's master has listed the zone, and then no
 * slave of this execution moves it. Master has recorded what it listed, and so the table tells.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html">object metadata</a>
 */
record Ownership(Execution execution, FanOut fanOut, FileKeys keys) {

    boolean isInScope(ListedFile file) {
        return execution.answersFor(file.lastModified());
    }

    /** Returns the files that the execution waits for although nobody moves them. One whose fan-out has failed does not. */
    List<ListedFile> nobodys(List<ListedFile> files) {
        return hasFailed()
                ? List.of()
                : files.stream().filter(file -> !keys.isTransferred(file.key())).toList();
    }

    /** Returns the files that the execution's slaves are to move. */
    List<ListedFile> owned(List<ListedFile> files, Map<String, FileItem> items) {
        return files.stream()
                .filter(file -> isOwned(file, items.get(file.key())))
                .toList();
    }

    /** Returns the files that the execution's master was to start, and that it has not started. */
    List<ListedFile> neverStarted(List<ListedFile> files, Map<String, FileItem> items) {
        return hasFailed()
                ? files.stream()
                        .filter(file -> keys.isTransferred(file.key()) && !isOwned(file, items.get(file.key())))
                        .toList()
                : List.of();
    }

    private boolean hasFailed() {
        return fanOut instanceof FanOut.Failed;
    }

    private boolean isOwned(ListedFile file, FileItem item) {
        return switch (fanOut) {
            // While nothing is known of the fan-out, the time decides alone.
            case FanOut.Unknown unknown -> true;
            case FanOut.Complete complete -> isRecorded(file, item);
            case FanOut.Failed failed -> isRecorded(file, item) && item.belongsTo(execution);
        };
    }

    /**
     * A recorded file is the execution's, also where a slave that moved an older version has marked it completed. Another version
     * than the recorded one is not when it can have come after the listing: after this execution's, or after the older one was moved.
     */
    private boolean isRecorded(ListedFile file, FileItem item) {
        return item != null && (item.records(file.etag()) || !(item.belongsTo(execution) || item.isCompleted()));
    }
}
