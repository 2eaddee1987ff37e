package io.filetransfer.status;

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

/**
 * The activity's side of Step Functions, with a clock of its own: a task is handed to one poll only, the one that waits longest, even if
 * nobody reads its answer any more. A token closes when it is answered, when its execution ends and when its heartbeat is missed; then
 * its execution schedules another task with a new token.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/concepts-activities.html">activities</a>
 */
final class FakeActivity implements InstantSource {

    static final Duration POLL = Duration.ofMinutes(1);
    static final Heartbeat HEARTBEAT = new Heartbeat(Duration.ofMinutes(2));
    static final Duration RETRY_INTERVAL = Duration.ofSeconds(1);

    private final Map<String, Waiting> executions = new LinkedHashMap<>();
    private final Map<String, Task> tasks = new LinkedHashMap<>();
    private final Deque<Task> scheduled = new ArrayDeque<>();
    private final Deque<Poll> polls = new ArrayDeque<>();
    private final List<Event> events = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();
    private boolean nobodyReads;
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");

    /** Starts an execution of the present state machine. */
    synchronized void start(String executionId) {
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

    /** Sets whether every task is handed to somebody who dies of it. */
    synchronized void handTasksToNobody(boolean toNobody) {
        nobodyReads = toNobody;
        handOut();
    }

    /** Ends an execution from outside. */
    synchronized void stop(String executionId) {
        Waiting execution = executions.get(executionId);
        execution.ended = true;
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
            return false;
        }
        task.open = false;
        task.of.ended = true;
        answers.add(new Answer(task.of.id, token, outcome));
        return true;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    synchronized List<Answer> answers() {
        return List.copyOf(answers);
    }

    synchronized boolean isWaiting(String executionId) {
        return !executions.get(executionId).ended;
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
            handOut();
        }
    }

    private void handOut() {
        while (!scheduled.isEmpty() && (nobodyReads || !polls.isEmpty())) {
            Task task = scheduled.remove();
            (nobodyReads ? new Poll(now) : polls.remove()).answer(task);
            if (task.of.heartbeat) {
                at(now.plus(HEARTBEAT.limit()), () -> missHeartbeat(task));
            }
        }
    }

    private void missHeartbeat(Task task) {
        if (task.open) {
            task.open = false;
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
    record Answer(String executionId, String token, String outcome) {}

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
