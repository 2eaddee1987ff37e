package io.filetransfer.master;

import io.filetransfer.common.aws.ListedFile;
import io.filetransfer.common.aws.OldestFile;
import io.filetransfer.common.aws.RefusedException;
import io.filetransfer.master.FanOutResult.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Counts what was started and keeps the first few failures, the groups in flight and the first group that was not started as a whole:
 * memory does not grow with the number of files.
 */
final class FanOutProgress {

    private static final int SHOWN_FAILURES = 10;

    private final List<String> firstFailures = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Map<Long, Group> inFlight = new HashMap<>();
    private final OldestFile oldest = new OldestFile();
    private Optional<Group> firstUnstarted = Optional.empty();
    private Optional<String> startAfter = Optional.empty();
    private Optional<String> lastFound = Optional.empty();
    private Optional<Duration> stopped = Optional.empty();
    private long groups;
    private long failures;
    private long refusals;
    private long found;
    private long started;
    private boolean listedToTheEnd;
    private boolean isCutOff;

    /** Begins behind a key rather than at the beginning of the zone. */
    synchronized void beginAfter(String key) {
        startAfter = Optional.of(key);
        lastFound = startAfter;
    }

    synchronized Optional<String> startAfter() {
        return startAfter;
    }

    /** Notes a file of the zone, whether it is transferred or only waited for. */
    void listed(ListedFile file) {
        oldest.add(file);
    }

    /** Takes the next files of the listing, which then are in flight until {@link #ended}. */
    synchronized Group found(List<ListedFile> files) {
        Group group = new Group(groups++, lastFound, files);
        inFlight.put(group.number(), group);
        lastFound = Optional.of(files.getLast().key());
        found += files.size();
        return group;
    }

    synchronized void ended(Group group) {
        inFlight.remove(group.number());
        started += group.started().size();
        if (group.started().size() < group.files().size()) {
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
        stopped = stopped.or(() -> Optional.of(FanOut.CUT_OFF));
    }

    synchronized boolean isCutOff() {
        return isCutOff;
    }

    /** Keeps what people should read when files are left. */
    synchronized void note(String problem) {
        notes.add(problem);
    }

    /** Returns the last key up to which every file is started; empty when the first file of the zone is not. */
    synchronized Optional<String> startedUpTo() {
        Optional<Group> first = first(Stream.concat(firstUnstarted.stream(), inFlight.values().stream()));
        return first.isPresent() ? first.get().startedUpTo() : lastFound;
    }

    /** Returns whether a service has refused what every other group needs as well. */
    synchronized boolean isRefused() {
        return refusals > 0;
    }

    synchronized boolean isComplete() {
        return started == found && listedToTheEnd;
    }

    /** Sums up. */
    synchronized FanOutResult result() {
        return new FanOutResult(outcome(), message(), found, started, oldest, startAfter.isEmpty() && listedToTheEnd);
    }

    private Outcome outcome() {
        if (isComplete()) {
            return Outcome.STARTED;
        }
        return refusals > 0 && refusals == failures && stopped.isEmpty() ? Outcome.REFUSED : Outcome.UNFINISHED;
    }

    private String message() {
        if (isComplete()) {
            return "every file is started";
        }
        List<String> reasons = new ArrayList<>();
        stopped.ifPresent(left -> reasons.add("stopped %d s before the function's end, after %d files were started"
                .formatted(left.toSeconds(), started)));
        if (reasons.isEmpty() || !firstFailures.isEmpty()) {
            reasons.add("%d of %d files could not be started".formatted(found - started, found) + shownFailures());
        }
        reasons.addAll(notes);
        return String.join("; ", reasons);
    }

    private String shownFailures() {
        long more = found - started - firstFailures.size();
        return ": " + String.join("; ", firstFailures) + (more > 0 ? "; and " + more + " more" : "");
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
