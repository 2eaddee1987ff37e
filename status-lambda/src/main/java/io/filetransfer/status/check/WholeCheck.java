package io.filetransfer.status.check;

import io.filetransfer.common.aws.ListedFile;
import io.filetransfer.common.aws.OldestFile;
import io.filetransfer.common.aws.SourceZone;
import io.filetransfer.common.tables.StatusTable;
import io.filetransfer.status.check.CheckResult.Complete;
import io.filetransfer.status.check.CheckResult.Waiting;
import java.util.List;
import java.util.Map;

/** The check for somebody who invokes the function by hand: the whole zone, then the whole table, whosever the files are. */
final class WholeCheck {

    /** A message names ten of them. */
    private static final int MAX_FILES = 100;

    private final SourceZone zone;
    private final StatusTable table;

    WholeCheck(SourceZone zone, StatusTable table) {
        this.zone = zone;
        this.table = table;
    }

    /** Checks up to the first files that are left. */
    CheckResult check() {
        List<ListedFile> left = zone.awaitedFiles().limit(MAX_FILES).toList();
        if (!left.isEmpty()) {
            return waiting("files left under " + zone, keys(left), left.size() < MAX_FILES, OldestFile.of(left));
        }
        List<String> unfinished = table.firstUnfinished();
        return unfinished.isEmpty()
                ? new Complete()
                : waiting("recorded files not completed", unfinished, false, new OldestFile());
    }

    private static Waiting waiting(String what, List<String> files, boolean exact, OldestFile oldest) {
        return new Waiting(what + ": " + new WaitingFiles(files, Map.of(), exact), exact ? oldest : new OldestFile());
    }

    private static List<String> keys(List<ListedFile> files) {
        return files.stream().map(ListedFile::key).toList();
    }
}
