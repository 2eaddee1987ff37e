package io.filetransfer.status.check;

import io.filetransfer.common.aws.ListedFile;
import io.filetransfer.common.aws.SlaveInvoker;
import io.filetransfer.common.aws.SourceZone;
import io.filetransfer.common.config.FileKeys;
import io.filetransfer.common.events.Execution;
import io.filetransfer.common.events.MoveRequest;
import io.filetransfer.common.events.SourceFile;
import io.filetransfer.common.tables.FileFailure;
import io.filetransfer.common.tables.FileItem;
import io.filetransfer.common.tables.RecordedFiles;
import io.filetransfer.status.FanOut;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/**
 * The check for an execution: what was in the zone when it started, then what its master has recorded. It streams, so that memory does
 * not grow with the number of files, and ends at the first files that have to be waited for.
 */
final class ExecutionCheck {

    private final SourceZone zone;
    private final FileKeys keys;
    private final RecordedFiles table;
    private final Attempts attempts;
    private final SlaveInvoker slaves;

    ExecutionCheck(SourceZone zone, FileKeys keys, RecordedFiles table, Attempts attempts, SlaveInvoker slaves) {
        this.zone = zone;
        this.keys = keys;
        this.table = table;
        this.attempts = attempts;
        this.slaves = slaves;
    }

    /**
     * Checks the zone, then the table.
     *
     * @param execution whose files
     * @param fanOut how its fan-out has ended
     */
    CheckResult check(Execution execution, FanOut fanOut) {
        Tally tally = new Tally(fanOut);
        return checkLeft(new Ownership(execution, fanOut, keys), tally)
                .or(() -> checkRecorded(execution, tally))
                .orElseGet(tally::result);
    }

    private Optional<CheckResult> checkLeft(Ownership ownership, Tally tally) {
        return windows(zone.awaitedFiles().filter(ownership::isInScope))
                .map(files -> checkLeft(files, ownership, tally))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<CheckResult> checkLeft(List<ListedFile> files, Ownership ownership, Tally tally) {
        boolean exact = files.size() < RecordedFiles.MAX_FIND;
        List<ListedFile> nobodys = ownership.nobodys(files);
        if (!nobodys.isEmpty()) {
            tally.left(nobodys);
            String message = left(new WaitingFiles(keysOf(nobodys), Map.of(), exact))
                    + ", not transferred: to be removed by whoever put them there";
            return Optional.of(tally.waiting(message, exact));
        }
        Map<String, FileItem> items = ownership.dependsOnItems() ? table.find(keysOf(files)) : Map.of();
        List<ListedFile> owned = ownership.owned(files, items);
        tally.left(owned);
        tally.neverStarted(ownership.neverStarted(files, items));
        return firstWaiting(keysOf(owned), ownership.execution(), tally, exact)
                .map(waiting -> tally.waiting(left(waiting), exact));
    }

    private Optional<CheckResult> checkRecorded(Execution execution, Tally tally) {
        tally.beginPass();
        return windows(table.unfinishedOf(execution))
                .map(files -> checkRecorded(files, execution, tally))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The index may show what it no longer is; the items themselves tell. */
    private Optional<CheckResult> checkRecorded(List<String> files, Execution execution, Tally tally) {
        Map<String, FileItem> items = table.find(files);
        List<String> unfinished = files.stream()
                .filter(file -> isUnfinished(items.get(file), execution))
                .toList();
        boolean exact = files.size() < RecordedFiles.MAX_FIND;
        return firstWaiting(unfinished, execution, tally, exact).map(some -> {
            complete(unfinished, execution);
            return tally.waiting("recorded files not completed: " + some, true);
        });
    }

    /** Returns those of the files that have attempts left, unless none has; then all of them count as failed. */
    private Optional<WaitingFiles> firstWaiting(List<String> files, Execution execution, Tally tally, boolean exact) {
        Map<String, FileFailure> failures = attempts.find(execution, files);
        List<String> waiting = files.stream()
                .filter(file -> !attempts.isUsedUp(failures.get(file)))
                .toList();
        if (waiting.isEmpty()) {
            files.forEach(file -> tally.failed(file, failures.get(file)));
            return Optional.empty();
        }
        return Optional.of(new WaitingFiles(waiting, failures, exact));
    }

    /**
     * Has a slave look after files that have left the zone and are not marked. Most are about to be; but where another execution's
     * slave had moved a file before this one's master recorded it, and no slave of this one was invoked, nobody else will.
     */
    private void complete(List<String> files, Execution execution) {
        slaves.invoke(new MoveRequest(files.stream().map(SourceFile::named).toList(), Optional.of(execution.id())));
    }

    private String left(WaitingFiles files) {
        return "files left under " + zone + ": " + files;
    }

    private static boolean isUnfinished(FileItem item, Execution execution) {
        return item != null && item.belongsTo(execution) && !item.isCompleted();
    }

    private static <T> Stream<List<T>> windows(Stream<T> files) {
        return files.gather(Gatherers.windowFixed(RecordedFiles.MAX_FIND));
    }

    private static List<String> keysOf(Collection<ListedFile> files) {
        return files.stream().map(ListedFile::key).toList();
    }
}
