package io.filetransfer.status.task;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/**
 * The activity's side of Step Functions, with a clock of its own: a task is handed to one poll only, the one that waits longest, even if
 * nobody reads its answer any more. A token closes when it is answered, when its execution ends and when its heartbeat is missed; then
 * its execution schedules another task with a new token.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/concepts-activities.html">activities</a>
 */
public final class FakeActivity implements InstantSource {

    static final Duration POLL = Duration.ofMinutes(1);
    static final Duration HEARTBEAT = Duration.ofMinutes(2);
    static final Duration RETRY_INTERVAL = Duration.ofSeconds(1);

    private final Map<String, Waiting> executions = new LinkedHashMap<>();
    private final Map<String, Task> tasks = new LinkedHashMap<>();
    private final Deque<Task> scheduled = new ArrayDeque<>();
    private final Deque<Poll> polls = new ArrayDeque<>();
    private final List<Event> events = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();
    private boolean nobodyReads;
    private int refusals;
    private Duration historyLag = Duration.ZERO;
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");

    /** Starts an execution of the present state machine. */
    public synchronized void start(String executionId) {
        start(executionId, "{\"execution_id\":\"" + executionId + "\",\"input\":{\"any\":1}}", true);
    }

    /** Starts an execution of a state machine whose tasks have another input, and no heartbeat. */
    synchronized void startOlder(String executionId, String input) {
        start(executionId, input, false);
    }

    /** Starts an execution of the present state machine after some time. */
    synchronized void startIn(Duration time, String executionId) {
        at(now.plus(time), () -> start(executionId));
    }

    /** Sets by how much the history lags behind. */
    synchronized void historyLag(Duration lag) {
        historyLag = lag;
    }

    /** Returns the types of an execution's events, as far as the history shows them, the newest first. */
    synchronized List<HistoryEventType> history(String executionId) {
        return Optional.ofNullable(executions.get(executionId)).stream()
                .flatMap(execution -> execution.history.stream())
                .filter(event -> !event.time().isAfter(now.minus(historyLag)))
                .map(Recorded::type)
                .toList()
                .reversed();
    }

    /** Sets whether every task is handed to somebody who dies of it. */
    synchronized void handTasksToNobody(boolean toNobody) {
        nobodyReads = toNobody;
        handOut();
    }

    /** Ends an execution from outside. */
    synchronized void stop(String executionId) {
        Waiting execution = executions.get(executionId);
        execution.ended = true;
        record(execution, HistoryEventType.EXECUTION_ABORTED);
        tasks.values().stream().filter(task -> task.of == execution).forEach(task -> task.open = false);
        scheduled.removeIf(task -> task.of == execution);
    }

    /** Begins a poll. */
    synchronized Poll begin() {
        Poll poll = new Poll(now);
        polls.add(poll);
        at(now.plus(POLL), () -> expire(poll));
        handOut();
        return poll;
    }

    /** Lets time pass until a poll has its answer, the next thing that happens at a time. */
    synchronized void await(Poll poll) {
        while (!poll.done) {
            next();
        }
    }

    synchronized void pass(Duration time) {
        Instant until = now.plus(time);
        while (!events.isEmpty() && !events.getFirst().time().isAfter(until)) {
            next();
        }
        now = until;
    }

    /** Returns when the next thing happens of itself. */
    synchronized Optional<Instant> nextEvent() {
        return events.stream().findFirst().map(Event::time);
    }

    /** Ends a task; returns false if it is no more. */
    synchronized boolean answer(String token, String outcome) {
        Task task = tasks.get(token);
        if (!task.open) {
            refusals++;
            return false;
        }
        task.open = false;
        task.of.ended = true;
        record(task.of, HistoryEventType.ACTIVITY_SUCCEEDED);
        record(task.of, HistoryEventType.TASK_STATE_EXITED);
        answers.add(new Answer(task.of.id, token, outcome));
        return true;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    public synchronized List<Answer> answers() {
        return List.copyOf(answers);
    }

    /** Returns how many answers came for a task that was no more. */
    synchronized int refusals() {
        return refusals;
    }

    synchronized boolean isWaiting(String executionId) {
        return !executions.get(executionId).ended;
    }

    /** The other branch has events too. */
    private void record(Waiting execution, HistoryEventType type) {
        execution.history.add(new Recorded(now, type));
        execution.history.add(new Recorded(now, HistoryEventType.LAMBDA_FUNCTION_FAILED));
    }

    private void next() {
        Event event = events.removeFirst();
        now = event.time();
        event.action().run();
    }

    private void start(String executionId, String input, boolean heartbeat) {
        Waiting execution = new Waiting(executionId, input, heartbeat);
        executions.put(executionId, execution);
        schedule(execution);
    }

    private void schedule(Waiting execution) {
        if (!execution.ended) {
            Task task = new Task(execution, execution.id + "-" + ++execution.attempts);
            tasks.put(task.token, task);
            scheduled.add(task);
            record(execution, HistoryEventType.ACTIVITY_SCHEDULED);
            handOut();
        }
    }

    private void handOut() {
        while (!scheduled.isEmpty() && (nobodyReads || !polls.isEmpty())) {
            Task task = scheduled.remove();
            record(task.of, HistoryEventType.ACTIVITY_STARTED);
            (nobodyReads ? new Poll(now) : polls.remove()).answer(task);
            if (task.of.heartbeat) {
                at(now.plus(HEARTBEAT), () -> missHeartbeat(task));
            }
        }
    }

    private void missHeartbeat(Task task) {
        if (task.open) {
            task.open = false;
            record(task.of, HistoryEventType.ACTIVITY_TIMED_OUT);
            at(now.plus(RETRY_INTERVAL), () -> schedule(task.of));
        }
    }

    private void expire(Poll poll) {
        if (!poll.done) {
            polls.remove(poll);
            poll.answer(null);
        }
    }

    private void at(Instant time, Runnable action) {
        events.add(new Event(time, action));
        events.sort(Comparator.comparing(Event::time));
    }

    /** How an execution's task was ended. */
    public record Answer(String executionId, String token, String outcome) {}

    private record Recorded(Instant time, HistoryEventType type) {}

    private record Event(Instant time, Runnable action) {}

    /** A poll that waits for a task. */
    static final class Poll {

        private final Instant begun;
        private boolean done;
        private Task task;

        private Poll(Instant begun) {
            this.begun = begun;
        }

        Instant begun() {
            return begun;
        }

        boolean isDone() {
            return done;
        }

        /** Returns the token that it was given; null when none was. */
        String token() {
            return task == null ? null : task.token;
        }

        String input() {
            return task == null ? null : task.of.input;
        }

        private void answer(Task given) {
            task = given;
            done = true;
        }
    }

    private static final class Waiting {

        private final String id;
        private final String input;
        private final boolean heartbeat;
        private final List<Recorded> history = new ArrayList<>();
        private int attempts;
        private boolean ended;

        private Waiting(String id, String input, boolean heartbeat) {
            this.id = id;
            this.input = input;
            this.heartbeat = heartbeat;
        }
    }

    private static final class Task {

        private final Waiting of;
        private final String token;
        private boolean open = true;

        private Task(Waiting of, String token) {
            this.of = of;
            this.token = token;
        }
    }
}
