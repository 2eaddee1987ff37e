package io.filetransfer.status.check;

import io.filetransfer.common.aws.ListedFile;
import io.filetransfer.common.aws.OldestFile;
import io.filetransfer.common.aws.SlaveInvoker;
import io.filetransfer.common.aws.SourceZone;
import io.filetransfer.common.config.FileKeys;
import io.filetransfer.common.events.Execution;
import io.filetransfer.common.events.MoveRequest;
import io.filetransfer.common.events.SourceFile;
import io.filetransfer.common.tables.ExecutionsTable;
import io.filetransfer.common.tables.FileFailure;
import io.filetransfer.common.tables.FileItem;
import io.filetransfer.common.tables.StatusTable;
import io.filetransfer.status.FanOut;
import io.filetransfer.status.check.CheckResult.Complete;
import io.filetransfer.status.check.CheckResult.Waiting;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/**
 * Decides whether a transfer is complete: an execution's own, or, for somebody who asks by hand, everything. It streams, so that memory
 * does not grow with the number of files, and ends at the first files that have to be waited for.
 */
public final class CompletenessCheck {

    /** Looked at when asked by hand; a message names ten of them. */
    private static final int MAX_FILES = 100;

    private final SourceZone zone;
    private final FileKeys keys;
    private final StatusTable table;
    private final ExecutionsTable executions;
    private final SlaveInvoker slaves;

    /** Creates the check of a zone, against what master and slaves have recorded. */
    public CompletenessCheck(
            SourceZone zone, FileKeys keys, StatusTable table, ExecutionsTable executions, SlaveInvoker slaves) {
        this.zone = zone;
        this.keys = keys;
        this.table = table;
        this.executions = executions;
        this.slaves = slaves;
    }

    /**
     * Checks the zone, then the table.
     *
     * @param execution whose files; empty for everything, whosever the files are
     */
    public CheckResult check(Optional<Execution> execution, FanOut fanOut) {
        return execution.map(known -> checkExecution(known, fanOut)).orElseGet(this::checkEverything);
    }

    private CheckResult checkEverything() {
        List<ListedFile> left = zone.awaitedFiles().limit(MAX_FILES).toList();
        if (!left.isEmpty()) {
            boolean exact = left.size() < MAX_FILES;
            String message = left(new WaitingFiles(keysOf(left), Map.of(), exact));
            return new Waiting(message, exact ? OldestFile.of(left) : new OldestFile());
        }
        List<String> unfinished = table.firstUnfinished();
        return unfinished.isEmpty()
                ? new Complete()
                : new Waiting(recorded(new WaitingFiles(unfinished, Map.of(), false)), new OldestFile());
    }

    private CheckResult checkExecution(Execution execution, FanOut fanOut) {
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
        boolean exact = files.size() < StatusTable.MAX_FIND;
        List<ListedFile> nobodys = ownership.nobodys(files);
        if (!nobodys.isEmpty()) {
            tally.left(nobodys);
            String message = left(new WaitingFiles(keysOf(nobodys), Map.of(), exact))
                    + ", not transferred: to be removed by whoever put them there";
            return Optional.of(tally.waiting(message, exact));
        }
        Map<String, FileItem> items = table.find(keysOf(files));
        List<ListedFile> owned = ownership.owned(files, items);
        tally.left(owned);
        tally.neverStarted(ownership.neverStarted(files, items));
        List<String> waiting = waiting(keysOf(owned), items, ownership.execution(), tally);
        return waiting.isEmpty()
                ? Optional.empty()
                : Optional.of(tally.waiting(left(new WaitingFiles(waiting, items, exact)), exact));
    }

    private Optional<CheckResult> checkRecorded(Execution execution, Tally tally) {
        tally.beginPass();
        Stream<String> recorded = Stream.concat(executions.pendingFiles(execution.id()), table.unfinishedOf(execution));
        return windows(recorded)
                .map(files -> checkRecorded(files.stream().distinct().toList(), execution, tally))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The index may show what it no longer is, an invocation may not have said that it is through; the items themselves tell. */
    private Optional<CheckResult> checkRecorded(List<String> files, Execution execution, Tally tally) {
        Map<String, FileItem> items = table.find(files);
        List<String> unfinished = files.stream()
                .filter(file -> isUnfinished(items.get(file), execution))
                .toList();
        boolean exact = files.size() < StatusTable.MAX_FIND;
        List<String> waiting = waiting(unfinished, items, execution, tally);
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        complete(waiting, execution);
        return Optional.of(tally.waiting(recorded(new WaitingFiles(waiting, items, exact)), true));
    }

    /** Returns those of the files that have attempts left; when none has, all of them count as failed. */
    private List<String> waiting(List<String> files, Map<String, FileItem> items, Execution execution, Tally tally) {
        Map<String, FileFailure> failures = executions.failures(execution.id(), files);
        List<String> waiting =
                files.stream().filter(file -> !failures.containsKey(file)).toList();
        if (waiting.isEmpty()) {
            files.forEach(file -> tally.failed(file, failures.get(file), Optional.ofNullable(items.get(file))));
        }
        return waiting;
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

    private static String recorded(WaitingFiles files) {
        return "recorded files not completed: " + files;
    }

    private static boolean isUnfinished(FileItem item, Execution execution) {
        return item != null && item.belongsTo(execution) && !item.isCompleted();
    }

    private static <T> Stream<List<T>> windows(Stream<T> files) {
        return files.gather(Gatherers.windowFixed(StatusTable.MAX_FIND));
    }

    private static List<String> keysOf(Collection<ListedFile> files) {
        return files.stream().map(ListedFile::key).toList();
    }
}
