package io.filetransfer.status;

import io.filetransfer.common.Execution;
import io.filetransfer.common.FileItem;
import io.filetransfer.common.ListedFile;
import io.filetransfer.common.MoveRequest;
import io.filetransfer.common.RecordedFiles;
import io.filetransfer.common.SlaveInvoker;
import io.filetransfer.common.SourceFile;
import io.filetransfer.common.SourceZone;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Gatherers;

/**
 * The check for an execution: what was in the zone when it started, then what its master has recorded. It streams, so that memory does
 * not grow with the number of files, and ends at the first files that have to be waited for.
 */
final class ExecutionCheck {

    private final SourceZone zone;
    private final RecordedFiles table;
    private final FileOwnership ownership;
    private final Attempts attempts;
    private final SlaveInvoker slaves;

    ExecutionCheck(
            SourceZone zone, RecordedFiles table, FileOwnership ownership, Attempts attempts, SlaveInvoker slaves) {
        this.zone = zone;
        this.table = table;
        this.ownership = ownership;
        this.attempts = attempts;
        this.slaves = slaves;
    }

    /**
     * Checks the zone, then the table.
     *
     * @param request names an execution
     * @param findings receives what is left in the zone
     * @return the execution's files that are left, all of which have failed for good
     * @throws FileTransferIncompleteException naming some of the files that have to be waited for
     */
    FailedFiles failedFiles(StatusRequest request, Findings findings) {
        Execution execution = request.execution().orElseThrow();
        FailedFiles failed = new FailedFiles();
        zone.awaitedFiles()
                .filter(file -> execution.answersFor(file.lastModified()))
                .gather(Gatherers.windowFixed(RecordedFiles.MAX_FIND))
                .forEach(files -> checkLeft(files, request, failed, findings));
        failed.beginPass();
        table.unfinishedOf(execution)
                .gather(Gatherers.windowFixed(RecordedFiles.MAX_FIND))
                .forEach(files -> checkRecorded(files, execution, failed));
        return failed;
    }

    private void checkLeft(List<ListedFile> files, StatusRequest request, FailedFiles failed, Findings findings) {
        boolean exact = files.size() < RecordedFiles.MAX_FIND;
        String what = "files left under " + zone;
        List<ListedFile> notTransferred =
                files.stream().filter(ownership::isNeverRecorded).toList();
        findings.left(notTransferred);
        if (!notTransferred.isEmpty()) {
            throw new FileTransferIncompleteException(
                    what + ": " + new WaitingFiles(keys(notTransferred), Map.of(), exact)
                            + ", not transferred: to be removed by whoever put them there");
        }
        List<ListedFile> owned = ownership.owned(files, request);
        findings.left(owned);
        attempts.requireUsedUp(what, keys(owned), exact, request.execution().orElseThrow(), failed);
    }

    /** The index may show what it no longer is; the items themselves tell. */
    private void checkRecorded(List<String> files, Execution execution, FailedFiles failed) {
        Map<String, FileItem> items = table.find(files);
        List<String> unfinished = files.stream()
                .filter(file -> isUnfinished(items.get(file), execution))
                .toList();
        boolean exact = files.size() < RecordedFiles.MAX_FIND;
        try {
            attempts.requireUsedUp("recorded files not completed", unfinished, exact, execution, failed);
        } catch (FileTransferIncompleteException e) {
            complete(unfinished, execution);
            throw e;
        }
    }

    /**
     * Has a slave look after files that have left the zone and are not marked. Most are about to be; but where another execution's
     * slave had moved a file before this one's master recorded it, and no slave of this one was invoked, nobody else will.
     */
    private void complete(List<String> files, Execution execution) {
        slaves.invoke(new MoveRequest(files.stream().map(SourceFile::named).toList(), Optional.of(execution.id())));
    }

    private static boolean isUnfinished(FileItem item, Execution execution) {
        return item != null && item.belongsTo(execution) && !item.isCompleted();
    }

    private static List<String> keys(List<ListedFile> files) {
        return files.stream().map(ListedFile::key).toList();
    }
}
