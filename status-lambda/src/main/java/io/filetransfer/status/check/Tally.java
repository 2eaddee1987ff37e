package io.filetransfer.status.check;

import io.filetransfer.common.aws.ListedFile;
import io.filetransfer.common.aws.OldestFile;
import io.filetransfer.common.tables.FileFailure;
import io.filetransfer.common.tables.FileItem;
import io.filetransfer.status.FanOut;
import io.filetransfer.status.check.CheckResult.Complete;
import io.filetransfer.status.check.CheckResult.Failed;
import io.filetransfer.status.check.CheckResult.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a check has found so far, and its result. Names are kept up to the length of a task's cause. */
final class Tally {

    private static final int MAX_MASTER_ERROR = 4000;
    private static final int MAX_NAMES = 6000;

    private final FanOut fanOut;
    private final FailedFiles failed;
    private final OldestFile oldest = new OldestFile();
    private final List<String> firstNeverStarted = new ArrayList<>();
    private long neverStarted;

    Tally(FanOut fanOut) {
        this.fanOut = fanOut;
        this.failed = new FailedFiles(
                fanOut instanceof FanOut.Failed
                        ? FailedFiles.MAX_CAUSE - MAX_MASTER_ERROR - MAX_NAMES
                        : FailedFiles.MAX_CAUSE);
    }

    /** Notes files of the execution that are left in the zone. */
    void left(List<ListedFile> files) {
        files.forEach(oldest::add);
    }

    /** Notes files that master has not started. */
    void neverStarted(List<ListedFile> files) {
        neverStarted += files.size();
        files.stream()
                .map(ListedFile::key)
                .limit(WaitingFiles.SHOWN_FILES - firstNeverStarted.size())
                .forEach(firstNeverStarted::add);
        left(files);
    }

    /** Notes a file that has failed permanently; in another pass it may be noted again. Its item has its own error, not the batch's. */
    void failed(String file, FileFailure failure, Optional<FileItem> item) {
        String error = item.flatMap(FileItem::lastError).orElse(failure.error());
        failed.add(file, "%s (%s): %s".formatted(file, failure.reason(), error));
    }

    /** Begins another pass over files of which some may be the same. */
    void beginPass() {
        failed.beginPass();
    }

    /**
     * Returns that files are still being transferred.
     *
     * @param zoneIsRead whether there is no file in the zone that has not been looked at
     */
    CheckResult waiting(String message, boolean zoneIsRead) {
        String all = fanOut instanceof FanOut.Failed master ? message + "; " + failure(master) : message;
        return new Waiting(all, zoneIsRead ? oldest : new OldestFile());
    }

    /** Returns the result of a check that has found nothing to wait for. */
    CheckResult result() {
        return neverStarted == 0 && failed.isEmpty()
                ? new Complete()
                : new Failed(String.join("; ", causes()), failed.count(), oldest);
    }

    private List<String> causes() {
        List<String> causes = new ArrayList<>();
        if (fanOut instanceof FanOut.Failed master) {
            causes.add(failure(master));
        }
        if (neverStarted > 0) {
            causes.add(neverStarted());
        }
        if (!failed.isEmpty()) {
            causes.add(failed.cause());
        }
        return causes;
    }

    private String neverStarted() {
        String files = neverStarted == 1 ? "file was" : "files were";
        String names = WaitingFiles.names(firstNeverStarted, neverStarted);
        return JsonEscapes.cut("%d %s never started: %s".formatted(neverStarted, files, names), MAX_NAMES);
    }

    private static String failure(FanOut.Failed master) {
        return "master failed: " + JsonEscapes.cut(master.error(), MAX_MASTER_ERROR);
    }
}
