package io.filetransfer.status;

import io.filetransfer.common.Execution;
import io.filetransfer.common.FileItem;
import io.filetransfer.common.FileKeys;
import io.filetransfer.common.ListedFile;
import io.filetransfer.common.RecordedFiles;
import java.util.List;
import java.util.Map;

/**
 * Which files of the zone are an execution's, among those that S3 says were written before it started. The time that S3 gives for an
 * upload in parts is when the upload began: such a file may appear after the execution's master has listed the zone, and then no
 * slave of this execution moves it. Master has recorded what it listed, and so the table tells.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html">object metadata</a>
 */
final class FileOwnership {

    private final RecordedFiles table;
    private final FileKeys keys;

    FileOwnership(RecordedFiles table, FileKeys keys) {
        this.table = table;
        this.keys = keys;
    }

    /**
     * Returns the files that are the execution's.
     *
     * @param files distinct files, at most {@link RecordedFiles#MAX_FIND}, written before the execution started
     * @param request the execution, and whether its master has listed the zone to its end; if not, the time decides alone
     */
    List<ListedFile> owned(List<ListedFile> files, StatusRequest request) {
        if (!request.fanOutComplete()) {
            return files;
        }
        Execution execution = request.execution().orElseThrow();
        Map<String, FileItem> items =
                table.find(files.stream().map(ListedFile::key).toList());
        return files.stream()
                .filter(file -> isOwned(file, items.get(file.key()), execution))
                .toList();
    }

    /** Returns whether a file is one that is never recorded: the time decides alone. */
    boolean isNeverRecorded(ListedFile file) {
        return !keys.isTransferred(file.key());
    }

    /**
     * A recorded file is the execution's, also where a slave that moved an older version has marked it completed. Another version
     * than the recorded one is not when it can have come after the listing: after this execution's, or after the older one was moved.
     */
    private static boolean isOwned(ListedFile file, FileItem item, Execution execution) {
        return item != null && (item.records(file.etag()) || !(item.belongsTo(execution) || item.isCompleted()));
    }
}
