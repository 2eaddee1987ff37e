package io.filetransfer.status;

import io.filetransfer.common.ListedFile;
import io.filetransfer.common.RecordedFiles;
import io.filetransfer.common.SourceZone;
import java.util.List;
import java.util.Map;

/** The check for somebody who invokes the function by hand: the whole zone, then the whole table, whosever the files are. */
final class WholeCheck {

    private static final int ENOUGH = 100;

    private final SourceZone zone;
    private final RecordedFiles table;

    WholeCheck(SourceZone zone, RecordedFiles table) {
        this.zone = zone;
        this.table = table;
    }

    /**
     * Checks up to the first files that are left.
     *
     * @param findings receives what is left in the zone
     * @throws FileTransferIncompleteException naming them
     */
    void requireComplete(Findings findings) {
        List<ListedFile> left = zone.awaitedFiles().limit(ENOUGH).toList();
        findings.left(left);
        List<String> keys = left.stream().map(ListedFile::key).toList();
        requireNone("files left under " + zone, keys, keys.size() < ENOUGH);
        requireNone("recorded files not completed", table.firstUnfinished(), false);
    }

    private static void requireNone(String what, List<String> files, boolean exact) {
        if (!files.isEmpty()) {
            throw new FileTransferIncompleteException(what + ": " + new WaitingFiles(files, Map.of(), exact));
        }
    }
}
