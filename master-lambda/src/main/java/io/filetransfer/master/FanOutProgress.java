package io.filetransfer.master;

import io.filetransfer.common.aws.ListedFile;
import io.filetransfer.common.aws.OldestFile;
import io.filetransfer.common.aws.RefusedException;
import io.filetransfer.master.FanOutResult.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Counts what was started and keeps the first few failures, the groups in flight and the first group that was not started as a whole:
 * memory does not grow with the number of files.
 */
final class FanOutProgress {

    private static final int SHOWN_FAILURES = 10;

    private final List<String> firstFailures = new ArrayList<>();
    private final Set<Group> inFlight = new HashSet<>();
    private final OldestFile oldest = new OldestFile();
    private final boolean listedFromTheBeginning;
    private Optional<Group> firstUnstarted = Optional.empty();
    private Optional<String> lastFound;
    private Optional<Duration> stopped = Optional.empty();
    private long groups;
    private long failures;
    private long refusals;
    private long found;
    private long started;
    private boolean listedToTheEnd;
    private boolean isCutOff;

    /**
     * Begins.
     *
     * @param startAfter the key behind which the listing begins; empty for the beginning of the zone
     */
    FanOutProgress(Optional<String> startAfter) {
        lastFound = startAfter;
        listedFromTheBeginning = startAfter.isEmpty();
    }

    /** Notes a file of the zone, whether it is transferred or only waited for. */
    void listed(ListedFile file) {
        oldest.add(file);
    }

    /** Takes the next files of the listing, which then are in flight until {@link #ended}. */
    synchronized Group found(List<ListedFile> files) {
        Group group = new Group(groups++, lastFound, files);
        inFlight.add(group);
        lastFound = Optional.of(files.getLast().key());
        found += files.size();
        return group;
    }

    synchronized void ended(Group group) {
        inFlight.remove(group);
        started += group.startedFiles();
        if (!group.isStarted()) {
            firstUnstarted = first(Stream.concat(firstUnstarted.stream(), Stream.of(group)));
        }
    }

    synchronized void failed(List<ListedFile> files, RuntimeException cause) {
        count(cause);
        files.forEach(file -> show(file.key() + " (" + cause.getMessage() + ")"));
    }

    synchronized void listedToTheEnd() {
        listedToTheEnd = true;
    }

    synchronized void listingStopped(RuntimeException cause) {
        count(cause);
        show("the listing stopped after " + found + " files (" + cause.getMessage() + ")");
    }

    /** Notes that the run ends early, so long before the function's end. */
    synchronized void stopped(Duration beforeTheEnd) {
        stopped = Optional.of(beforeTheEnd);
    }

    /** Notes that the groups in flight must not start any more of their files. */
    synchronized void cutOff() {
        isCutOff = true;
        stopped = stopped.or(() -> Optional.of(GroupThreads.CUT_OFF));
    }

    synchronized boolean isCutOff() {
        return isCutOff;
    }

    /** Returns the last key up to which every file is started; empty when the first file of the zone is not. */
    synchronized Optional<String> startedUpTo() {
        Optional<Group> first = first(Stream.concat(firstUnstarted.stream(), inFlight.stream()));
        return first.isPresent() ? first.get().startedUpTo() : lastFound;
    }

    /** Returns whether a service has refused what every other group needs as well. */
    synchronized boolean isRefused() {
        return refusals > 0;
    }

    /** Sums up. */
    synchronized FanOutResult result() {
        Outcome outcome = outcome();
        return new FanOutResult(
                outcome,
                outcome == Outcome.STARTED ? "every file is started" : shortfall(),
                new FanOutSummary(found, started),
                oldest,
                listedFromTheBeginning && listedToTheEnd);
    }

    private Outcome outcome() {
        if (started == found && listedToTheEnd) {
            return Outcome.STARTED;
        }
        return refusals > 0 && refusals == failures && stopped.isEmpty() ? Outcome.REFUSED : Outcome.UNFINISHED;
    }

    private String shortfall() {
        List<String> reasons = new ArrayList<>();
        stopped.ifPresent(left -> reasons.add("stopped %d s before the function's end, after %d files were started"
                .formatted(left.toSeconds(), started)));
        if (reasons.isEmpty() || !firstFailures.isEmpty()) {
            reasons.add(notStarted(found - started));
        }
        return String.join("; ", reasons);
    }

    private String notStarted(long files) {
        return "%d of %d files could not be started: %s%s"
                .formatted(
                        files,
                        found,
                        String.join("; ", firstFailures),
                        files > firstFailures.size() ? "; and " + (files - firstFailures.size()) + " more" : "");
    }

    private static Optional<Group> first(Stream<Group> some) {
        return some.min(Comparator.comparingLong(Group::number));
    }

    private void count(RuntimeException failure) {
        failures++;
        if (RefusedException.isRefusal(failure)) {
            refusals++;
        }
    }

    private void show(String failure) {
        if (firstFailures.size() < SHOWN_FAILURES) {
            firstFailures.add(failure);
        }
    }
}
