package io.filetransfer.status;

import io.filetransfer.status.ActivityPoller.Poll;
import io.filetransfer.status.ParkedTasks.ParkedTask;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

/** The delivery of one outcome to its addressee's task: looks for the task in the table, then polls, until it turns up. */
final class Delivery {

    private final ActivityPoller poller;
    private final ParkedTasks parked;
    private final TaskAnswers answers;
    private final InstantSource clock;
    private final Addressee addressee;
    private final Outcome outcome;
    private final Heartbeat heartbeat;
    private final Silence silence;
    private String lastToken = "";
    private boolean foundOneClosed;

    Delivery(
            ActivityPoller poller,
            ParkedTasks parked,
            TaskAnswers answers,
            Heartbeat heartbeat,
            InstantSource clock,
            Addressee addressee,
            Outcome outcome) {
        this.poller = poller;
        this.parked = parked;
        this.answers = answers;
        this.heartbeat = heartbeat;
        this.silence = new Silence(heartbeat);
        this.clock = clock;
        this.addressee = addressee;
        this.outcome = outcome;
    }

    /**
     * Delivers. Others may leave the task in the table during the last poll, so that it is looked for there once more.
     *
     * @param remainingTime the time that the function has left
     * @return whether the task is ended; false if it did not turn up while there was time for another poll
     */
    boolean succeeds(Supplier<Duration> remainingTime) {
        while (!endsParkedTask() && !silence.isLongEnough(clock.instant())) {
            if (remainingTime.get().compareTo(ActivityPoller.TIME_PER_POLL) < 0) {
                return foundOneClosed;
            }
            if (endsPolledTask()) {
                return true;
            }
        }
        return true;
    }

    private boolean endsParkedTask() {
        return parked.find(addressee.executionId())
                .filter(this::isWorthTrying)
                .map(found -> ends(found.task()))
                .orElse(false);
    }

    /** A task that its heartbeat has ended, and that nobody can have answered, would only raise doubt. */
    private boolean isWorthTrying(ParkedTask found) {
        return !found.task().token().equals(lastToken)
                && (addressee.isAnyone()
                        || found.answering()
                        || !heartbeat.mustHaveEnded(found.task(), clock.instant()));
    }

    private boolean endsPolledTask() {
        Poll poll = poller.poll();
        if (poll.brokenOff()) {
            silence.interrupt(clock.instant());
        }
        return poll.task().map(this::endsOrParks).orElse(false);
    }

    private boolean endsOrParks(ActivityTask task) {
        if (addressee.owns(task)) {
            return ends(task);
        }
        parked.park(task);
        return false;
    }

    private boolean ends(ActivityTask task) {
        lastToken = task.token();
        return switch (answers.send(task, outcome)) {
            case ARRIVED -> true;
            case CLOSED -> isSettled();
            case UNKNOWN -> isInDoubt();
            case SUPERSEDED -> false;
        };
    }

    /** Whoever reports by hand may be given the task of an execution that has ended, while another one waits. */
    private boolean isSettled() {
        foundOneClosed = true;
        return !addressee.isAnyone();
    }

    private boolean isInDoubt() {
        if (!addressee.isAnyone()) {
            silence.begin(clock.instant());
        }
        return false;
    }
}
